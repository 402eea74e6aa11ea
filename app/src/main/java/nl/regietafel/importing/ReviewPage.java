package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.NamedParty;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Frame;
import nl.regietafel.web.PersonalData;
import org.jspecify.annotations.Nullable;

/// A proposal to look through (nakijken): the document at the left, its lines at the right, those we doubt first.
///
/// @param sure   by topic: what we are sure enough of
/// @param gone   lines that are not read in
/// @param day    the day of the meeting, as it stands in its field
/// @param join   whether a meeting without a list is there on that day
/// @param says   what happens next, and what does not happen by itself
/// @param sheets the pages of a document that has them, to look at
public record ReviewPage(ImportFileId id, String name, int version, String summary, int lines, List<Card> doubtful,
                         Map<String, List<Card>> sure, List<Card> gone, List<Left> rest, List<Part> document,
                         List<String> topics,
                         boolean topicsOpen, String day, boolean join, List<String> says, List<Sheet> sheets, Errors errors) {

    /// One line of the proposal.
    ///
    /// @param whole the text of the line it is a part of
    /// @param edit  the form with its entry line, when it is open
    public record Card(int number, String kind, String kindWord, String text, String who, List<String> when,
            List<String> notes,
                       List<String> warnings, @Nullable String whole, @Nullable Question question, @Nullable Edit edit,
                       int block,
                       int version) {}

    /// @param parties to choose from, where a name has to be explained
    public record Question(String asks, String why, List<Choice> choices, List<String> parties) {}

    /// @param usual the one button that says what we think
    public record Choice(String sends, String label, boolean usual) {}

    public record Edit(String typed, int topic, String agendaHint) {}

    public record Left(int index, String text, String why) {}

    /// A piece of the document.
    ///
    /// @param use `line`, `doubt`, `rest` or `none`: what became of it
    public record Part(int block, String form, int depth, String text, String use) {}

    /// A page of the document, in a file that has pages, with the places that pieces of it stand on.
    public record Sheet(int number, List<Mark> marks) {}

    /// In thousandths of the page.
    public record Mark(int block, String use, int left, int top, int width, int height) {}

    /// What the person did last, when it has to be shown again.
    ///
    /// @param open   the line whose form is open, 0 for none
    /// @param titles the topics as they were typed
    record Again(int open, @Nullable String typed, @Nullable String day, @Nullable List<String> titles, Errors errors) {
        Again(int open, @Nullable String typed, @Nullable String day, Errors errors) {
            this(open, typed, day, null, errors);
        }
    }

    public List<Frame.Crumb> crumbs() {
        return List.of(new Frame.Crumb("Vergaderingen", "/vergaderingen"), new Frame.Crumb("Inlezen", "/inlezen"),
                new Frame.Crumb(name, null));
    }

    public String address() {
        return Imports.address(id);
    }

    public String button() {
        return lines == 1 ? "Inlezen: 1 regel" : "Inlezen: " + lines + " regels";
    }

    public String sureInWords() {
        var count = lines - doubtful.size();
        return count == 1 ? "1 regel" : count + " regels";
    }

    static ReviewPage of(ImportFile file, Known known, boolean meetingIsFree, List<LocalDate> unknownAdoptions,
            Again again) {
        var proposal = file.proposal();
        var texts = new HashMap<Integer, String>();
        proposal.entries().forEach(entry -> texts.put(entry.number(), entry.text()));
        var doubtful = new ArrayList<Card>();
        var sure = new LinkedHashMap<String, List<Card>>();
        var gone = new ArrayList<Card>();
        var lineBlocks = new HashSet<Integer>();
        var doubtBlocks = new HashSet<Integer>();
        for (var entry : proposal.entries()) {
            var doubt = Doubt.first(entry, known);
            var card = card(proposal, entry, doubt, known, entry.partOf() == null ? null
                    : texts.get(entry.partOf()), again);
            if (entry.dropped()) {
                gone.add(card);
                continue;
            }
            lineBlocks.add(entry.block());
            if (doubt == null) {
                sure.computeIfAbsent(proposal.topics().get(entry.topic()).title(), _ -> new ArrayList<>()).add(card);
            } else {
                doubtful.add(card);
                doubtBlocks.add(entry.block());
            }
        }
        proposal.topics().forEach(topic -> lineBlocks.add(topic.block()));
        var rest = new ArrayList<Left>();
        var restBlocks = new HashSet<Integer>();
        for (var left : proposal.rest()) {
            rest.add(new Left(rest.size(), left.text(), left.why()));
            restBlocks.add(left.block());
        }
        gone.forEach(card -> restBlocks.add(card.block()));
        var document = new ArrayList<Part>();
        for (var block : proposal.blocks()) {
            var at = document.size();
            document.add(new Part(at, block.form().name().toLowerCase(Locale.ROOT), Math.min(block.depth(), 3),
                    block.text(),
                    doubtBlocks.contains(at) ? "doubt" : lineBlocks.contains(at) ? "line"
                    : restBlocks.contains(at) ? "rest" : "none"));
        }
        var taken = proposal.taken().size();
        return new ReviewPage(file.id(), file.name(), file.version(),
                summary(proposal, doubtful.size(), rest.size() + gone.size()), taken, doubtful, sure,
                gone, rest, document, again.titles() != null ? again.titles()
                : proposal.topics().stream().map(Proposal.Topic::title).toList(),
                again.titles() != null,
                again.day() != null ? again.day() : proposal.date() == null ? ""
                : DutchDates.dayMonthYear(proposal.date()),
                meetingIsFree || again.errors().at("datum") != null
                && again.errors().at("datum").contains("nog zonder lijst"),
                says(proposal, unknownAdoptions), sheets(proposal, document), again.errors());
    }

    private static List<Sheet> sheets(Proposal proposal, List<Part> document) {
        var marks = new TreeMap<Integer, List<Mark>>();
        for (var part : document) {
            var place = proposal.blocks().get(part.block()).place();
            if (place != null) {
                marks.computeIfAbsent(place.page(), _ -> new ArrayList<>()).add(new Mark(part.block(), part.use(),
                        place.left(), place.top(), place.width(), place.height()));
            }
        }
        return marks.entrySet().stream().map(page -> new Sheet(page.getKey(), page.getValue())).toList();
    }

    private static String summary(Proposal proposal, int doubts, int rest) {
        var topics = proposal.topics().size();
        var lines = proposal.taken().size();
        return (topics == 1 ? "1 onderwerp, " : topics + " onderwerpen, ") + (lines == 1 ? "1 regel. "
                : lines + " regels. ")
                + (doubts == 0 ? "Wij twijfelen nergens meer over" : doubts == 1 ? "Bij 1 regel twijfelen wij"
                : "Bij " + doubts + " regels twijfelen wij")
                + (rest == 0 ? "." : rest == 1 ? "; 1 stuk tekst werd geen regel."
                : "; " + rest + " stukken tekst werden geen regel.");
    }

    private static List<String> says(Proposal proposal, List<LocalDate> unknownAdoptions) {
        var says = new ArrayList<String>();
        if (proposal.leftOut() != null && !proposal.leftOut().isEmpty()) {
            var all = proposal.leftOut().stream().map(LeftOut::inWords).toList();
            says.add("Niet meegelezen: " + (all.size() == 1 ? all.getFirst()
                    : String.join(", ", all.subList(0, all.size() - 1)) + " en " + all.getLast()) + ".");
        }
        if (proposal.status() != null && proposal.status().toLowerCase(Locale.ROOT).contains("vastgesteld")) {
            says.add("Volgens het document is deze lijst vastgesteld. Hier blijft hij concept tot iemand dat"
                    + " vastlegt.");
        }
        for (var day : unknownAdoptions) {
            says.add("De lijst van " + DutchDates.dayMonthYear(day) + " staat hier niet. Het punt dat hem vaststelt,"
                    + " wijst dan nog nergens heen.");
        }
        return says;
    }

    private static Card card(Proposal proposal, Proposal.Entry entry, @Nullable Doubt doubt, Known known,
            @Nullable String whole, Again again) {
        var who = Stream.concat(known.parties(entry).stream().map(party -> party.personName() == null ? party.name()
                : party.name() + ", " + party.personName()),
                known.unknown(entry).stream().map(name -> name + "?")).toList();
        var topic = proposal.topics().get(entry.topic());
        var notes = Stream.of(topic.title(), entry.dossier() == null ? null : "dossier " + entry.dossier(),
                entry.note()).filter(Objects::nonNull).toList();
        var edit = entry.number() == again.open() ? new Edit(again.typed() == null ? known.typed(entry) : again.typed(),
                entry.topic(),
                "Begin met " + keys() + ". @ wie, ! wanneer, # dossier, > naar agenda.") : null;
        return new Card(entry.number(), entry.kind().code(), entry.kind().label(), entry.text(), String.join(", ", who),
                when(entry, known), notes,
                PersonalData.warnings(entry.text()), whole, doubt == null ? null
                : question(doubt, entry, topic, known), edit, entry.block(),
                entry.version());
    }

    private static List<String> when(Proposal.Entry entry, Known known) {
        var words = new ArrayList<String>();
        if (entry.due() != null || entry.dueNext()) {
            words.add(entry.kind().when().label() + " " + (entry.dueNext() ? "volgende vergadering"
                    : DutchDates.inLine(entry.due(), known.day())));
        }
        if (entry.goesTo() != null || entry.goesToNext()) {
            words.add("→ " + (entry.goesToNext() ? "volgende vergadering"
                    : DutchDates.inLine(entry.goesTo(), known.day())));
        }
        return words;
    }

    private static Question question(Doubt doubt, Proposal.Entry entry, Proposal.Topic topic, Known known) {
        return switch (doubt) {
            case KIND -> {
                var others = alternatives(entry.kind());
                yield new Question("Is dit een " + entry.kind().dutch() + "?",
                        "De zin zegt het niet met zoveel woorden.",
                        Stream.concat(Stream.of(new Choice("soort:" + entry.kind().code(), entry.kind().label(), true)),
                                others.stream().map(kind -> new Choice("soort:" + kind.code(), kind.label(),
                                false))).toList(), List.of());
            }
            case UNKNOWN_NAME -> new Question("Wie is “" + known.unknown(entry).getFirst() + "”?",
                    "Zo heet niemand aan deze tafel.",
                    List.of(new Choice("is", "Dat is deze partij", true),
                    new Choice("heet", "En heet voortaan ook zo", false),
                            new Choice("in-de-tekst", "In de tekst laten", false)),
                    known.table().stream().map(Known::shown).toList());
            case SEVERAL_OWNERS -> {
                var count = entry.owners().size();
                yield new Question(count == 2 ? "Twee eigenaren?"
                        : count + " eigenaren?", "Zij doen het samen, of ieder een deel.",
                        List.of(new Choice("samen", "Samen", true),
                                new Choice("splitsen", "Splitsen in " + (count == 2 ? "twee"
                                : String.valueOf(count)) + " acties", false)), List.of());
            }
            case WHO -> {
                var suggested = known.suggested(entry, topic.owners());
                var choices = new ArrayList<Choice>();
                suggested.forEach(party -> choices.add(new Choice("door:" + party, party, false)));
                choices.add(new Choice("zonder", "Bewust zonder", false));
                if (entry.kind() != LineKind.ACTION) {
                    choices.add(new Choice("soort:signal", "Toch een signaal", false));
                }
                yield new Question(entry.kind().who().label() + "?", "Er staat geen naam bij.", choices, List.of());
            }
            case WHEN -> new Question(entry.kind().when().label() + " wanneer?",
                    entry.dueText() == null ? "Er staat geen dag bij." : "Er staat: “" + entry.dueText() + "”.",
                    List.of(new Choice("volgende", "Volgende vergadering", false),
                    new Choice("zonder", "Bewust zonder", false)), List.of());
            case WHICH_MEETING -> new Question("Naar welke vergadering gaat dit?", "Er staat geen dag bij.",
                    List.of(new Choice("volgende", "Volgende vergadering", false),
                            new Choice("zonder", "Bewust zonder", false)), List.of());
            case NO_MEETING -> new Question("Op " + DutchDates.inLine(Objects.requireNonNull(entry.goesTo()),
                    known.day()) + " is nog geen vergadering.",
                    "Komt die er nog?", List.of(new Choice("komt-nog", "Ja, voor alle regels", true),
                    new Choice("geen-agenda", "Niet naar een agenda", false)),
                    List.of());
        };
    }

    private static List<LineKind> alternatives(LineKind kind) {
        return switch (kind) {
            case ANNOUNCEMENT -> List.of(LineKind.SIGNAL, LineKind.ACTION);
            case SIGNAL -> List.of(LineKind.ANNOUNCEMENT, LineKind.AGENDA_POINT);
            case DECISION -> List.of(LineKind.AGREEMENT, LineKind.ANNOUNCEMENT);
            case AGREEMENT -> List.of(LineKind.ACTION, LineKind.DECISION);
            case ACTION -> List.of(LineKind.AGREEMENT, LineKind.ANNOUNCEMENT);
            case QUESTION -> List.of(LineKind.ACTION, LineKind.CALL);
            case CALL -> List.of(LineKind.QUESTION, LineKind.SIGNAL);
            case AGENDA_POINT -> List.of(LineKind.ACTION, LineKind.ANNOUNCEMENT);
        };
    }

    private static String keys() {
        return String.join(", ", Stream.of(LineKind.values()).map(kind -> kind.key() + " (" + kind.dutch() + ")")
                .toList());
    }
}
