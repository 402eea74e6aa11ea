package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.regietafel.decision.DecisionList.State;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// The page of a list: where it stands and what it waits for, the list itself in the variant one reads, and what can be done now.
///
/// @param variant   which variant is shown; `tabs` leads to the others that one may read
/// @param files     in which variant the list is given as a file
/// @param sentence  what the state means for the reader, in one sentence
/// @param gaps      what holds the sending back
/// @param changes   what the members have not read yet
/// @param act       the act of the moment: the primary button
/// @param parties   for whom this viewer may object now, by id; empty when there is nothing to object to
/// @param differs   how many lines read otherwise for the members
/// @param reactions what is asked of the readers, and who answered
public record ListPage(String address, String title, String boardName, String dayInFull, List<Station> ribbon, ListContent.Variant variant,
                       List<Tab> tabs, String files, String sentence, boolean adopted, List<Topic> topics, List<Hole> gaps, List<ListContent.Change> changes,
                       @Nullable PrimaryAct act, boolean maySend, boolean mayOpenRound, DecisionList.@Nullable AdoptionPoint point,
                       Map<String, String> parties, List<Protest> objections, @Nullable Integer version, @Nullable String fingerprint,
                       int differs, @Nullable Reactions reactions, Map<String, String> typed, Errors errors) {

    /// @param station done, now or to come
    public record Station(String name, String known, String station) {}

    public record Tab(String words, String address, boolean current) {}

    public record Topic(@Nullable Integer number, String title, List<ListRow> rows) {}

    /// A line with open gaps (open plekken).
    public record Hole(String line, String text, String missing) {}

    /// The comments on a list: who may give one, and who said nothing.
    ///
    /// @param says       how many answered, and what silence means, in sentences
    /// @param silent     who said nothing, for who keeps the list
    /// @param parties    for whom this viewer may comment now, by id
    /// @param commenting the line on which is being commented; null for none
    /// @param toProcess  the comments that wait for the secretary, by id
    public record Reactions(List<String> says, List<String> silent, Map<String, String> parties, @Nullable String commenting, List<String> toProcess) {}

    public record Protest(String party, String person, String text, String day) {}

    public enum PrimaryAct {
        CIRCULATE("Rondsturen", "rondsturen"),
        CIRCULATE_AGAIN("Opnieuw rondsturen", "rondsturen"),
        ADOPT("Lijst vaststellen", "vaststellen"),
        ADOPT_IN_WRITING("Vaststelling vastleggen", "stilte");

        private final String words;
        private final String form;

        PrimaryAct(String words, String form) {
            this.words = words;
            this.form = form;
        }

        public String words() {
            return words;
        }

        /// The form that this button sends.
        public String form() {
            return form;
        }
    }

    /// Who chooses what the public reads.
    public boolean makes() {
        return tabs.size() == 3;
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /// For who keeps or chairs: the list as it is being written, or as the members would read it.
    static ListPage working(Viewer viewer, DecisionLists.Working working, ListContent.Variant variant, LocalDate today, Map<String, String> typed,
                            Errors errors) {
        var list = working.list();
        var changes = working.unsent();
        var changed = changes.stream().filter(change -> change.line() != null)
            .collect(Collectors.toMap(ListContent.Change::line, change -> change.what().dutch(), (one, _) -> one));
        var content = variant == ListContent.Variant.MEMBERS ? working.members() : working.internal();
        var living = working.lines().stream().collect(Collectors.toMap(line -> line.id().value(), Function.identity()));
        var topics = topics(content, entry -> {
            var row = variant == ListContent.Variant.MEMBERS ? ListRow.of(entry, null, today) : LineRow.of(living.get(entry.id()), today);
            var change = row.changed() ? null : changed.get(entry.id());
            return new ListRow(row, change == null ? null : change + ", nog niet rondgezonden", entry.corrects(), entry.lapsed(), null,
                    remarks(viewer, list, entry.id(), Map.of()));
        });
        var gaps = working.withGaps().stream()
            .map(line -> new Hole(line.id().value(), ListContent.shortened(line.text()), missing(line)))
            .toList();
        return page(viewer, list, today, variant, topics, gaps, changes, act(viewer, list, changes, today), Map.of(),
                working.sent().orElse(null), working.lines().size(), differs(working.internal(), working.members()),
                reactions(viewer, list, Map.of(), null, today), typed, errors);
    }

    private static String missing(Line line) {
        return line.gaps().stream().map(Gap::dutch).collect(Collectors.joining(" en ")) + (line.gaps().size() == 1
                ? line.gaps().getFirst() == Gap.NO_SUCH_MEETING ? "" : " ontbreekt" : " ontbreken");
    }

    /// For everyone else, and for a list that stands: what was sent round or adopted, with how each line stands now.
    ///
    /// @param before     the version before it; what is different since is marked until the list is adopted
    /// @param internal   all that was adopted, for who may read it
    /// @param commenting on which line this viewer is about to comment
    static ListPage sent(Viewer viewer, DecisionList list, DecisionListStore.@Nullable Version members, DecisionListStore.@Nullable Version before,
                         DecisionListStore.@Nullable Version internal, ListContent.Variant wanted, List<Line> living, Map<PartyId, String> objecting,
                         Map<PartyId, String> speaking, @Nullable String commenting, LocalDate today, Map<String, String> typed, Errors errors) {
        var states = living.stream().filter(line -> LineState.of(line, today).isPresent())
            .collect(Collectors.toMap(line -> line.id().value(), line -> LineState.of(line, today).orElseThrow()));
        var mayCorrect = list.isAdopted() && viewer.may(Act.WRITE_LINES);
        var variant = internal == null ? ListContent.Variant.MEMBERS : wanted;
        var shown = variant == ListContent.Variant.INTERNAL ? internal : members;
        var content = shown == null ? null : shown.content();
        var changed = members == null || before == null || list.isAdopted() ? Map.<String, String>of()
                : members.content().since(before.content()).stream().filter(change -> change.line() != null)
                    .collect(Collectors.toMap(change -> Objects.requireNonNull(change.line()),
                            change -> change.what().dutch() + " sinds versie " + before.number(), (one, _) -> one));
        var topics = content == null ? List.<Topic>of() : topics(content, entry -> new ListRow(ListRow.of(entry, states.get(entry.id()), today),
                changed.get(entry.id()), entry.corrects(), entry.lapsed(), mayCorrect ? "/regels/" + entry.id() + "/correctie" : null,
                remarks(viewer, list, entry.id(), speaking)));
        var parties = new LinkedHashMap<String, String>();
        objecting.forEach((party, name) -> parties.put(party.value(), name));
        return page(viewer, list, today, variant, topics, List.of(), List.of(), act(viewer, list, List.of(), today), parties, members, 0,
                internal == null || members == null ? 0 : differs(internal.content(), members.content()),
                reactions(viewer, list, speaking, commenting, today), typed, errors);
    }

    private static List<ListRow.Remark> remarks(Viewer viewer, DecisionList list, String line, Map<PartyId, String> speaking) {
        return list.comments().stream()
            .filter(comment -> comment.line().value().equals(line))
            .map(comment -> ListRow.Remark.of(comment, viewer.may(Act.WRITE_LINES) && !list.isAdopted(), speaking.containsKey(comment.party())))
            .toList();
    }

    /// What the readers were asked, as long as the list is not adopted; null when nothing was asked.
    private static @Nullable Reactions reactions(Viewer viewer, DecisionList list, Map<PartyId, String> speaking, @Nullable String commenting,
                                                 LocalDate today) {
        if (list.isAdopted() || !list.isCirculated() || list.circulations().getLast().respondBy() == null) {
            return null;
        }
        var until = list.circulations().getLast().respondBy();
        boolean open = list.isCommentable(today);
        boolean keeps = viewer.may(Act.WRITE_LINES);
        var says = new ArrayList<String>();
        if (keeps) {
            int answered = list.speakers().size() - list.silent().size();
            says.add(answered + " van de " + list.speakers().size() + " partijen " + (answered == 1 ? "reageerde." : "reageerden."));
        }
        for (var party : speaking.entrySet()) {
            var given = list.comments().stream().filter(comment -> comment.party().equals(party.getKey())).count();
            says.add(given == 0 ? party.getValue() + " heeft nog niet gereageerd." : party.getValue() + " gaf " + given + (given == 1 ? " reactie." : " reacties."));
        }
        says.add(open ? "Wie op " + DutchDates.dayMonthYear(until) + " niets heeft gezegd, gaat akkoord."
                : keeps && list.silent().isEmpty() ? "Iedereen reageerde."
                : "Reageren kon tot en met " + DutchDates.dayMonthYear(until) + ". Wie niets zei, gaat akkoord" + (keeps ? ":" : "."));
        var parties = new LinkedHashMap<String, String>();
        speaking.forEach((party, name) -> parties.put(party.value(), name));
        return new Reactions(says, keeps && !open ? list.silent().stream().map(DecisionList.Speaker::name).toList() : List.of(), parties,
                parties.isEmpty() ? null : commenting, keeps ? list.unprocessed().stream().map(comment -> comment.id().value()).toList() : List.of());
    }

    /// The public variant as it was made.
    static ListPage open(Viewer viewer, DecisionList list, DecisionLists.Printed printed, LocalDate today) {
        var version = Objects.requireNonNull(printed.version());
        return open(viewer, list, printed.content(), "Dit is openbare versie " + version.number() + ", gemaakt op "
                + DutchDates.dayMonthYear(version.onDay()) + ".", version.number(), version.fingerprint(), today);
    }

    /// The public variant as it would be made now, for who makes it.
    static ListPage preview(Viewer viewer, Variants.Three three, LocalDate today) {
        if (three.isMade()) {
            return open(viewer, three.list(), new DecisionLists.Printed(three.made().orElseThrow()), today);
        }
        var sentence = three.found() != null ? "De openbare versie kan nog niet worden gemaakt. " + three.found()
                : "Zo leest het publiek deze lijst als de openbare versie nu wordt gemaakt.";
        return open(viewer, three.list(), three.open(), sentence, null, null, today);
    }

    private static ListPage open(Viewer viewer, DecisionList list, ListContent content, String sentence, @Nullable Integer version,
                                 @Nullable String fingerprint, LocalDate today) {
        return new ListPage("/vergaderingen/" + list.meeting() + "/lijst", "Actie- en besluitenlijst " + DutchDates.dayMonthYear(list.day()),
                list.boardName(), DutchDates.full(list.day()), ribbon(viewer, list, List.of(), 0, today), ListContent.Variant.PUBLIC,
                tabs(viewer, list, ListContent.Variant.PUBLIC), ListContent.Variant.PUBLIC.word(), sentence, list.isAdopted(),
                topics(content, entry -> new ListRow(ListRow.of(entry, null, today), null, null, entry.lapsed(), null, List.of())), List.of(), List.of(), null, false,
                false, null, Map.of(), List.of(), version, fingerprint == null ? null : grouped(fingerprint), 0, null, Map.of(), Errors.none());
    }

    /// The variants that one may read: all three for who makes them, else the members' and the public one once it is there.
    private static List<Tab> tabs(Viewer viewer, DecisionList list, ListContent.Variant current) {
        boolean makes = viewer.may(Act.MAKE_VARIANTS);
        boolean internal = makes || (viewer.may(Act.READ_DRAFTS) && !list.isAdopted());
        boolean open = makes || list.publicVersion() != null;
        if (!internal && !open) {
            return List.of();
        }
        var address = "/vergaderingen/" + list.meeting() + "/lijst";
        var tabs = new ArrayList<Tab>();
        if (internal) {
            tabs.add(new Tab("Intern", address, current == ListContent.Variant.INTERNAL));
        }
        tabs.add(new Tab("Leden", address + "?variant=leden", current == ListContent.Variant.MEMBERS));
        if (open) {
            tabs.add(new Tab("Openbaar", address + "?variant=openbaar", current == ListContent.Variant.PUBLIC));
        }
        return tabs;
    }

    private static int differs(ListContent internal, ListContent members) {
        return (int) internal.entries().stream().filter(entry -> members.entry(entry.id()).filter(entry::equals).isEmpty()).count();
    }

    private static ListPage page(Viewer viewer, DecisionList list, LocalDate today, ListContent.Variant variant, List<Topic> topics,
                                 List<Hole> gaps, List<ListContent.Change> changes, @Nullable PrimaryAct act, Map<String, String> parties,
                                 DecisionListStore.@Nullable Version sent, int lines, int differs, @Nullable Reactions reactions,
                                 Map<String, String> typed, Errors errors) {
        var objections = list.rounds().stream().flatMap(round -> round.objections().stream())
            .map(objection -> new Protest(objection.partyName(), objection.personName(), objection.text(),
                    DutchDates.inTable(objection.day())))
            .toList();
        return new ListPage("/vergaderingen/" + list.meeting() + "/lijst", "Actie- en besluitenlijst " + DutchDates.dayMonthYear(list.day()),
                list.boardName(), DutchDates.full(list.day()), ribbon(viewer, list, gaps, lines, today), variant, tabs(viewer, list, variant),
                variant == ListContent.Variant.INTERNAL && !viewer.may(Act.WRITE_LINES) ? "leden" : variant.word(), sentence(viewer, list, today),
                list.isAdopted(), topics, gaps, changes, act, viewer.may(Act.CIRCULATE_LISTS) && !list.isAdopted(),
                viewer.may(Act.ADOPT_LISTS) && list.state() instanceof State.Circulated, viewer.may(Act.ADOPT_LISTS) ? list.point() : null,
                parties, objections, sent == null ? null : sent.number(), sent == null ? null : grouped(sent.fingerprint()), differs, reactions, typed, errors);
    }

    private static List<Topic> topics(ListContent content, Function<ListContent.Entry, ListRow> row) {
        return content.topics().stream().map(topic -> new Topic(topic.number(), topic.title(), topic.lines().stream().map(row).toList())).toList();
    }

    private static @Nullable PrimaryAct act(Viewer viewer, DecisionList list, List<ListContent.Change> changes, LocalDate today) {
        boolean adopts = viewer.may(Act.ADOPT_LISTS);
        return switch (list.state()) {
            case State.Draft _ -> viewer.may(Act.CIRCULATE_LISTS) ? PrimaryAct.CIRCULATE : null;
            case State.Circulated _ -> adopts && list.point() != null && !list.point().day().isAfter(today) ? PrimaryAct.ADOPT
                    : viewer.may(Act.CIRCULATE_LISTS) && !changes.isEmpty() ? PrimaryAct.CIRCULATE_AGAIN : null;
            case State.InWriting it -> adopts && it.round().isOver(today) ? PrimaryAct.ADOPT_IN_WRITING
                    : adopts && list.point() != null && !list.point().day().isAfter(today) ? PrimaryAct.ADOPT : null;
            case State.Adopted _ -> null;
        };
    }

    private static List<Station> ribbon(Viewer viewer, DecisionList list, List<Hole> gaps, int lines, LocalDate today) {
        var draft = list.state() instanceof State.Draft;
        var stations = new ArrayList<Station>();
        stations.add(new Station("Concept", !draft ? "vergadering van " + DutchDates.inTable(list.day())
                : !viewer.may(Act.READ_DRAFTS) ? "wordt nog geschreven" : lines == 1 ? "1 regel" : lines + " regels", draft ? "now" : "done"));
        stations.add(new Station("Rondgezonden", switch (list.state()) {
            case State.Draft _ -> !viewer.may(Act.READ_DRAFTS) ? "" : gaps.isEmpty() ? "kan nu" : "kan zodra alles is ingevuld";
            case State.Circulated it -> sent(it.last(), today);
            case State.InWriting it -> sent(it.last(), today);
            case State.Adopted _ -> DutchDates.inTable(list.circulations().getLast().onDay()) + ", versie " + list.circulations().getLast().version();
        }, draft ? "" : list.isAdopted() ? "done" : "now"));
        stations.add(new Station("Vastgesteld", switch (list.state()) {
            case State.Draft _ -> waits(list, today);
            case State.Circulated _ -> waits(list, today);
            case State.InWriting it -> it.round().isOver(today) ? "niemand maakte bezwaar tot en met " + DutchDates.inLine(it.round().until(), today)
                    : "schriftelijk, bezwaar kan tot en met " + DutchDates.inLine(it.round().until(), today);
            case State.Adopted it -> DutchDates.inTable(it.adoption().onDay()) + ", " + how(list, it.adoption());
        }, list.isAdopted() ? "now" : ""));
        stations.add(new Station("Openbaar", list.publicVersion() == null ? "na vaststellen" : "openbare versie " + list.publicVersion() + " is gemaakt", ""));
        return stations;
    }

    private static String sent(DecisionList.Circulation last, LocalDate today) {
        var words = DutchDates.inTable(last.onDay()) + ", versie " + last.version();
        return last.respondBy() == null ? words
                : words + " · reageren " + (last.respondBy().isBefore(today) ? "kon" : "kan") + " tot en met " + DutchDates.inLine(last.respondBy(), today);
    }

    private static String waits(DecisionList list, LocalDate today) {
        return list.point() == null ? "nog geen agendapunt"
                : "agendapunt " + list.point().number() + " op " + DutchDates.inLine(list.point().day(), today);
    }

    static String how(DecisionList list, DecisionList.Adoption adoption) {
        return adoption.inWriting() ? "schriftelijk, zonder bezwaar"
                : (list.point() == null ? "" : "agendapunt " + list.point().number() + ", ") + (adoption.withChanges() ? "met wijzigingen" : "ongewijzigd");
    }

    private static String sentence(Viewer viewer, DecisionList list, LocalDate today) {
        return switch (list.state()) {
            case State.Draft _ -> viewer.may(Act.READ_DRAFTS) ? "Alleen secretaris en voorzitter lezen deze lijst nog."
                    : "Deze lijst is nog niet rondgezonden. U leest hem hier zodra dat is gebeurd.";
            case State.Circulated it -> notice(it.last(), today);
            case State.InWriting it -> it.round().isOver(today)
                    ? "Niemand heeft bezwaar gemaakt. De vaststelling kan worden vastgelegd."
                    : "Deze lijst ligt voor om schriftelijk vast te stellen. Wie op " + DutchDates.dayMonthYear(it.round().until())
                            + " niets heeft gezegd, gaat akkoord.";
            case State.Adopted it -> "Deze lijst is vastgesteld op " + DutchDates.dayMonthYear(it.adoption().onDay())
                    + (it.adoption().inWriting() ? ", schriftelijk: niemand maakte bezwaar." : it.adoption().withChanges() ? ", met wijzigingen." : ", ongewijzigd.")
                    + " Zij verandert niet meer. Vastgelegd door " + it.adoption().byName() + ".";
        };
    }

    private static String notice(DecisionList.Circulation last, LocalDate today) {
        var words = "De lijst is rondgezonden op " + DutchDates.dayMonthYear(last.onDay()) + ", versie " + last.version() + ".";
        return last.respondBy() == null || last.respondBy().isBefore(today) ? words
                : words + " Reageren kan tot en met " + DutchDates.inLine(last.respondBy(), today) + ".";
    }

    /// A fingerprint as people compare it: groups of four.
    static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(....)(?!$)", "$1 ");
    }
}
