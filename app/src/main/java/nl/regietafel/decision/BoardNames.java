package nl.regietafel.decision;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;

/// The names that mean something at one board on one day: its parties with the other names they go by, and their people. It
/// finds who is meant, and it finds a name where none should stand.
final class BoardNames implements Names {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// A party with all its names, its own first.
    record NamedParty(PartyId id, String kind, String name, List<String> names, List<NamedPerson> people) {
        boolean isMunicipality() {
            return kind.equals("MUNICIPALITY");
        }
    }

    record NamedPerson(PersonId id, String name) {}

    /// A dossier with all its names.
    record NamedDossier(DossierId id, String name, String shortName, List<String> names) {}

    private final Map<PartyId, NamedParty> parties = new LinkedHashMap<>();
    private final List<NamedDossier> dossiers;
    private final @Nullable LocalDate nextMeeting;

    BoardNames(Collection<NamedParty> parties, List<NamedDossier> dossiers, @Nullable LocalDate nextMeeting) {
        this.nextMeeting = nextMeeting;
        parties.forEach(party -> this.parties.put(party.id(), party));
        this.dossiers = dossiers;
    }

    /// The first meeting after that day, when one is planned.
    @Nullable LocalDate nextMeeting() {
        return nextMeeting;
    }

    List<NamedDossier> dossiers() {
        return dossiers;
    }

    Collection<NamedParty> parties() {
        return parties.values();
    }

    Optional<NamedParty> party(PartyId id) {
        return Optional.ofNullable(parties.get(id));
    }

    /// Who is meant: a group, a party by any of its names, else a person by name or surname when only one at the table has it.
    @Override
    public @Nullable LineParty party(String name) {
        var wanted = plain(name);
        if (wanted.isEmpty()) {
            return null;
        }
        for (var group : LineParty.Group.values()) {
            if (wanted.equals(group.dutch())) {
                return new LineParty(null, null, group, group.dutch(), null, false);
            }
        }
        for (var party : parties.values()) {
            if (party.names().stream().anyMatch(known -> plain(known).equals(wanted))) {
                return new LineParty(party.id(), null, null, shown(party), null, false);
            }
        }
        var people = new ArrayList<LineParty>();
        for (var party : parties.values()) {
            for (var person : party.people()) {
                if (plain(person.name()).equals(wanted) || plain(surname(person.name())).equals(wanted)) {
                    people.add(new LineParty(party.id(), person.id(), null, shown(party), person.name(), false));
                }
            }
        }
        return people.size() == 1 ? people.getFirst() : null;
    }

    @Override
    public @Nullable DossierMention dossier(String name) {
        var wanted = plain(name);
        return wanted.isEmpty() ? null : dossiers.stream()
            .filter(dossier -> dossier.names().stream().anyMatch(known -> plain(known).equals(wanted)))
            .findFirst()
            .map(dossier -> new DossierMention(dossier.id(), dossier.name(), dossier.shortName()))
            .orElse(null);
    }

    static String shown(NamedParty party) {
        return party.kind().equals("SECRETARIAT") ? "Secretaris" : party.name();
    }

    /// The first name of one of these parties, or of their people, that occurs in a text: a name of four letters or more also
    /// as the beginning of a longer word (Steenwaardse), a shorter one only as a whole word. Marks and case do not matter. Where
    /// the longer name of someone who is not hidden stands, that is who is meant: Bergen is not Berg.
    Optional<String> firstNameIn(String text, Collection<PartyId> hidden) {
        var words = " " + plain(text) + " ";
        var others = parties.values().stream()
            .filter(party -> !hidden.contains(party.id()))
            .flatMap(party -> Stream.concat(Stream.concat(Stream.of(party.name()), party.names().stream()), party.people().stream().map(NamedPerson::name)))
            .map(BoardNames::plain)
            .filter(name -> !name.isEmpty())
            .toList();
        for (var id : hidden) {
            var party = parties.get(id);
            if (party == null) {
                continue;
            }
            for (var name : known(party)) {
                var plain = plain(name);
                if (!plain.isEmpty() && stands(" " + plain + (plain.length() < 4 ? " " : ""), words, others)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /// How many names these parties and their people go by.
    int count(Collection<PartyId> hidden) {
        return hidden.stream().map(parties::get).filter(Objects::nonNull).mapToInt(party -> known(party).size()).sum();
    }

    private static Set<String> known(NamedParty party) {
        var names = new LinkedHashSet<>(party.names());
        names.add(party.name());
        for (var person : party.people()) {
            names.add(person.name());
            names.add(surname(person.name()));
        }
        return names;
    }

    /// Whether a name stands somewhere in these words, other than within a longer name of another.
    private static boolean stands(String name, String words, List<String> others) {
        for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
            int start = at;
            int end = at + name.stripTrailing().length();
            if (others.stream().filter(other -> other.length() > name.strip().length()).noneMatch(other -> holds(words, other, start, end))) {
                return true;
            }
        }
        return false;
    }

    /// Whether this other name stands around these places, as whole words.
    private static boolean holds(String words, String other, int start, int end) {
        for (int at = words.indexOf(" " + other + " "); at >= 0 && at <= start; at = words.indexOf(" " + other + " ", at + 1)) {
            if (at + 1 + other.length() >= end) {
                return true;
            }
        }
        return false;
    }

    /// With the parties that another knows and this one does not.
    BoardNames and(BoardNames more) {
        var all = new LinkedHashMap<>(more.parties);
        all.putAll(parties);
        return new BoardNames(all.values(), dossiers, nextMeeting);
    }

    /// What stands in the place of hidden parties: how many there are is not said beyond one.
    @Nullable String mask(Collection<LineParty> all) {
        var hidden = all.stream().filter(LineParty::hidden).toList();
        if (hidden.isEmpty()) {
            return null;
        }
        var municipalities = hidden.stream()
            .filter(each -> each.party() != null && party(each.party()).map(NamedParty::isMunicipality).orElse(false))
            .count();
        var others = hidden.size() - municipalities;
        var words = new ArrayList<String>();
        if (municipalities > 0) {
            words.add(municipalities == 1 ? "Een gemeente" : "Enkele gemeenten");
        }
        if (others > 0) {
            words.add(others == 1 ? "Een organisatie" : "Enkele organisaties");
        }
        return words.size() == 1 ? words.getFirst() : words.getFirst() + " en " + words.getLast().toLowerCase(Locale.ROOT);
    }

    /// "D. Oosterhuis" and "Joost van der Meer" are also meant by "Oosterhuis" and "van der Meer".
    private static String surname(String name) {
        var words = name.strip().split("\\s+");
        return words.length == 1 ? name : String.join(" ", List.of(words).subList(1, words.length));
    }

    static String plain(String text) {
        var decomposed = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_WORD.matcher(decomposed.replace("\u00AD", "").replace("\u200B", "").toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
