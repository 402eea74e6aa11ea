package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.decision.EntryLine;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Moment;
import nl.regietafel.decision.Names;
import nl.regietafel.directory.NamedParty;
import nl.regietafel.directory.PartyKind;
import org.jspecify.annotations.Nullable;

/// What the table knows on the day of a list: who goes by which name, and on which days it meets. An owner stays as
/// written and is looked up here, so that a name that a party is given answers every line at once.
record Known(Names names, List<NamedParty> table, LocalDate day, @Nullable LocalDate next, Set<LocalDate> meetings) {

    private static final Pattern BEFORE_NAME = Pattern.compile("(?i)^(?:de |het )?(?:gemeente )?");
    private static final int MOST_SUGGESTED = 3;

    @Nullable LineParty party(String written) {
        var found = names.party(written);
        return found != null ? found : names.party(BEFORE_NAME.matcher(written.strip()).replaceFirst(""));
    }

    List<LineParty> parties(Proposal.Entry entry) {
        return entry.owners().stream().map(this::party).filter(Objects::nonNull).distinct().toList();
    }

    /// The names that stand with an entry and that nobody goes by.
    List<String> unknown(Proposal.Entry entry) {
        return entry.owners().stream().filter(owner -> party(owner) == null).toList();
    }

    /// A sentence with the names behind it that it does not say itself: nothing that stood there is lost.
    static String with(String text, List<String> names) {
        var missing = names.stream().filter(name -> !text.toLowerCase(Locale.ROOT)
                .contains(name.toLowerCase(Locale.ROOT))).toList();
        return missing.isEmpty() ? text : text + " (" + String.join(", ", missing) + ")";
    }

    boolean isMeeting(LocalDate date) {
        return meetings.contains(date);
    }

    /// How a party is written down so that it is found again.
    String written(LineParty party) {
        var person = party.personName();
        return person != null && names.party(person) != null ? person : party.name();
    }

    static String shown(NamedParty party) {
        return party.kind() == PartyKind.SECRETARIAT ? "Secretaris" : party.name();
    }

    /// Who it could be: who stands beside the topic, and who is named in the sentence.
    List<String> suggested(Proposal.Entry entry, List<String> besideTopic) {
        var all = new ArrayList<String>();
        besideTopic.stream().map(this::party).filter(Objects::nonNull).map(this::written).forEach(all::add);
        var words = " " + entry.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        for (var party : table) {
            if (words.contains(" " + party.name().toLowerCase(Locale.ROOT) + " ")) {
                all.add(shown(party));
            }
        }
        return all.stream().distinct().limit(MOST_SUGGESTED).toList();
    }

    /// An entry as one would type it. Names and dossiers that are not known stand beside it.
    String typed(Proposal.Entry entry) {
        return EntryLine.of(entry.kind(), entry.text(), parties(entry), moment(entry.due(), entry.dueNext()),
                moment(entry.goesTo(), entry.goesToNext()), entry.dossier() == null ? null
                : names.dossier(entry.dossier()))
            .typed(names, day, next);
    }

    EntryLine read(String typed, Proposal.Entry entry) {
        return EntryLine.read(typed, entry.kind(), names, day, next);
    }

    private @Nullable Moment moment(@Nullable LocalDate date, boolean toNext) {
        return toNext ? Moment.nextMeeting(next) : date == null ? null : Moment.on(date);
    }
}
