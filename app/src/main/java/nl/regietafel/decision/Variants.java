package nl.regietafel.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Three variants of one list (varianten): all of it for the secretariat, what the members read, and what the public may read. The
/// public one follows from the list as it stands and from what the secretary chose per line; it has a fingerprint of its own.
@Service
public class Variants {

    private final DecisionLists lists;
    private final DecisionListStore store;
    private final PublicChoiceStore choices;
    private final LineStore lines;
    private final BoardNamesStore names;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    Variants(DecisionLists lists, DecisionListStore store, PublicChoiceStore choices, LineStore lines, BoardNamesStore names, Timeline timeline,
             Clock clock, Today today) {
        this.lists = lists;
        this.store = store;
        this.choices = choices;
        this.lines = lines;
        this.names = names;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    /// A list in its three variants, with what was chosen.
    ///
    /// @param lines   its living lines, by id
    /// @param choices what the public reads of each, by line; also what goes without saying
    /// @param hidden  the parties that the public variant hides
    /// @param checked how many names of theirs were looked for in it
    /// @param found   where one of them stands in it, in a sentence; null when nowhere
    /// @param made    the public variant as it was last made
    record Three(DecisionList list, ListContent internal, ListContent members, ListContent open, Map<String, Line> lines,
                 Map<String, PublicChoice> choices, List<String> hidden, int checked, @Nullable String found,
                 Optional<DecisionListStore.Version> made) {
        boolean isMade() {
            return made.filter(version -> version.canonical().equals(open.canonical())).isPresent();
        }

        /// The line, and what the public reads of it.
        boolean isLimited(ListContent.Entry entry) {
            var line = lines.get(entry.id());
            return entry.limited() || line == null || line.confidentiality() == Confidentiality.LIMITED;
        }
    }

    @Transactional(readOnly = true)
    Three three(Viewer viewer, DecisionList list) {
        viewer.must(Act.MAKE_VARIANTS);
        var last = store.lastVersions(list.meeting());
        var internal = last.get(Variant.INTERNAL);
        var members = last.get(Variant.MEMBERS);
        if (list.isAdopted() && internal != null && members != null) {
            return three(viewer, list, lines.ofMeeting(list.meeting()), internal.content(), members.content(), Optional.ofNullable(last.get(Variant.PUBLIC)));
        }
        var working = lists.working(viewer, list);
        return three(viewer, list, working.lines(), working.internal(), working.members(), Optional.empty());
    }

    private Three three(Viewer viewer, DecisionList list, List<Line> all, ListContent internal, ListContent members,
                        Optional<DecisionListStore.Version> made) {
        var living = all.stream().collect(Collectors.toMap(line -> line.id().value(), Function.identity()));
        var chosen = new HashMap<String, PublicChoice>();
        all.forEach(line -> chosen.put(line.id().value(), PublicChoice.unspoken(line.id(), line.confidentiality())));
        choices.ofMeeting(list.meeting()).forEach(choice -> chosen.put(choice.line().value(), choice));
        var known = names.on(list.board(), list.day());
        var open = ListContent.open(internal, living, chosen, known);
        var hidden = new LinkedHashSet<PartyId>();
        for (var entry : open.entries()) {
            hidden.addAll(Lines.hidden(living.get(entry.id())));
            hidden.addAll(chosen.get(entry.id()).hidden());
        }
        if (hidden.isEmpty()) {
            return new Three(list, internal, members, open, living, chosen, List.of(), 0, null, made);
        }
        var secret = names.everKnown(list.board(), hidden).and(known);
        var found = open.words().stream()
            .flatMap(words -> secret.firstNameIn(words.text(), hidden)
                .map(name -> new Refused("public.names-hidden-party", words.where(), name).sentence()).stream())
            .findFirst()
            .or(() -> lists.inPapers(viewer, list, Confidentiality.PUBLIC, secret, hidden).map(Refused::sentence));
        return new Three(list, internal, members, open, living, chosen,
                hidden.stream().map(secret::party).flatMap(Optional::stream).map(BoardNames.NamedParty::name).toList(), secret.count(hidden),
                found.orElse(null), made);
    }

    /// The public variant on paper as it would be made now, for who makes it; refused while it says a name that it hides.
    @Transactional(readOnly = true)
    DecisionLists.Printed preview(Viewer viewer, DecisionList list) {
        var three = three(viewer, list);
        refuseFound(three);
        return three.isMade() ? new DecisionLists.Printed(three.made().orElseThrow()) : new DecisionLists.Printed(three.open(), null);
    }

    private static void refuseFound(Three three) {
        if (three.found() != null) {
            throw new Refused("public.not-yet", three.found());
        }
    }

    /// Says what the public reads of one line. Refused for what is limited; a conflict when another chose meanwhile.
    @Transactional
    public void choose(Command command, PublicChoice choice) {
        command.must(Act.MAKE_VARIANTS);
        var line = lines.find(choice.line()).orElseThrow(Missing::new);
        if (choice.shown() && line.confidentiality() == Confidentiality.LIMITED) {
            throw new Refused("public.limited");
        }
        if (!line.parties().stream().map(LineParty::party).collect(Collectors.toSet()).containsAll(choice.hidden())) {
            throw new Missing();
        }
        if (!choices.put(choice, line.board(), command.person(), now())) {
            throw new Conflict(choice);
        }
        timeline.record(command, LineHappening.VARIANT_CHOSEN, choice.line().value(), "Gekozen wat het publiek van deze regel leest.");
    }

    /// Shows the public each line for which nothing was chosen yet, as the members read it.
    @Transactional
    public void showRest(Command command, MeetingId meeting) {
        command.must(Act.MAKE_VARIANTS);
        var list = lists.find(command.by(), meeting);
        var three = three(command.by(), list);
        var rest = three.internal().entries().stream()
            .filter(entry -> !three.isLimited(entry) && !three.choices().get(entry.id()).isChosen() && !three.choices().get(entry.id()).shown())
            .map(entry -> PublicChoice.shown(new LineId(entry.id()), 0, "", false, Set.of()))
            .toList();
        if (rest.isEmpty()) {
            throw new Refused("public.nothing-left");
        }
        // Where another chose meanwhile, that choice stands.
        rest.forEach(choice -> choices.put(choice, list.board(), command.person(), now()));
        timeline.about(DecisionLists.subject(list));
        timeline.record(command, LineHappening.VARIANT_CHOSEN, DecisionLists.subject(list).id(), "Gekozen wat het publiek van deze lijst leest.");
    }

    /// Makes the public variant of a list that stands: a version with its own fingerprint. Refused while a name that it hides
    /// stands anywhere in it.
    @Transactional
    public void make(Command command, MeetingId meeting) {
        command.must(Act.MAKE_VARIANTS);
        store.lock(meeting);
        var list = lists.find(command.by(), meeting);
        if (!list.isAdopted()) {
            throw new Refused("public.not-adopted");
        }
        var three = three(command.by(), list);
        refuseFound(three);
        if (three.open().entries().isEmpty()) {
            throw new Refused("public.empty");
        }
        if (three.isMade()) {
            throw new Refused("public.already-made");
        }
        var version = store.keep(list, three.open(), today.date(), now(), command.person());
        timeline.about(DecisionLists.subject(list));
        timeline.record(command, LineHappening.VARIANT_MADE, DecisionLists.subject(list).id(), "Openbare versie " + version + " gemaakt.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
