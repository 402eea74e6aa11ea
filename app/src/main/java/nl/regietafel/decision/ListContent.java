package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.AgendaItemId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a list says in one variant (inhoud van de lijst): topics, texts, kinds, owners and dates, with the figures, conditions
/// and referrals that were said with them. Its state, its version and what became of the lines later stand outside it, so that
/// an adopted list has the fingerprint of what was sent round.
public record ListContent(String format, Variant variant, String board, LocalDate meeting, @Nullable String number, List<Topic> topics) {

    static final String FORMAT = "regietafel-list-1";
    private static final JsonMapper JSON = JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .build();

    /// For whom a list is made: all of it for the secretariat; for the members without what is limited, and with hidden
    /// parties as "Een gemeente"; for the public what the secretary chose of it.
    public enum Variant {
        MEMBERS("ledenversie", "leden"),
        INTERNAL("interne versie", "intern"),
        PUBLIC("openbare versie", "openbaar");

        private final String dutch;
        private final String word;

        Variant(String dutch, String word) {
            this.dutch = dutch;
            this.word = word;
        }

        public String dutch() {
            return dutch;
        }

        /// As an address names it.
        public String word() {
            return word;
        }

        static Optional<Variant> of(String word) {
            return Stream.of(values()).filter(variant -> variant.word.equals(word)).findFirst();
        }
    }

    /// @param number its place among the topics that the members see; none for a limited topic
    public record Topic(@Nullable Integer number, String id, String title, List<Entry> lines) {
        public Topic {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /// A line as the list says it.
    ///
    /// @param due      what `!` says, in the meaning of its kind
    /// @param goesTo   what `>` says
    /// @param lapsed   the reason, when it lapsed before the list was adopted
    /// @param corrects the label of the adopted line that it corrects
    public record Entry(String id, String kind, String text, List<Who> who, @Nullable Day due, @Nullable Day goesTo, List<Beside> figures,
                        List<Beside> conditions, List<Beside> referrals, @Nullable String lapsed, @Nullable String label,
                        @Nullable String corrects, boolean limited) {
        public Entry {
            who = who == null ? List.of() : List.copyOf(who);
            figures = figures == null ? List.of() : List.copyOf(figures);
            conditions = conditions == null ? List.of() : List.copyOf(conditions);
            referrals = referrals == null ? List.of() : List.copyOf(referrals);
        }

        public LineKind lineKind() {
            return LineKind.ofCode(kind).orElseThrow();
        }

        /// The same promise, whatever day the next meeting turned out to have.
        boolean says(Entry other) {
            return withoutNext().equals(other.withoutNext());
        }

        private Entry withoutNext() {
            return new Entry(id, kind, text, who, Day.withoutNext(due), Day.withoutNext(goesTo), figures, conditions, referrals, lapsed, label,
                    corrects, limited);
        }
    }

    /// @param hidden in the internal variant: the members do not read this name
    public record Who(String name, @Nullable String person, boolean hidden) {}

    /// A day, or the next meeting, of which the day may be known.
    public record Day(@Nullable LocalDate on, boolean nextMeeting) {
        static @Nullable Day withoutNext(@Nullable Day day) {
            return day != null && day.nextMeeting ? new Day(null, true) : day;
        }
    }

    /// A figure, condition or referral that was said with a line.
    public record Beside(String text, @Nullable LocalDate on, @Nullable String source) {}

    /// A topic of the agenda, as its list needs it.
    record AgendaTopic(AgendaItemId id, String title, Confidentiality confidentiality, Set<PartyId> sharedWith) {}

    public ListContent {
        topics = topics == null ? List.of() : List.copyOf(topics);
    }

    /// Makes one variant of a list from its living lines.
    ///
    /// @param corrected the labels of adopted lines that lines of this list correct
    static ListContent of(Variant variant, String board, LocalDate meeting, @Nullable String number, List<AgendaTopic> agenda,
                          List<Line> lines, Map<LineId, String> corrected) {
        var byTopic = lines.stream().collect(Collectors.groupingBy(Line::topic));
        var topics = new ArrayList<Topic>();
        int next = 1;
        for (var topic : agenda) {
            boolean limited = topic.confidentiality() == Confidentiality.LIMITED;
            if (limited && variant == Variant.MEMBERS) {
                continue;
            }
            var entries = byTopic.getOrDefault(topic.id(), List.of()).stream()
                .filter(line -> variant == Variant.INTERNAL || line.confidentiality() != Confidentiality.LIMITED)
                .map(line -> entry(variant, line, corrected, limited))
                .toList();
            topics.add(new Topic(limited ? null : next++, topic.id().value(), topic.title(), entries));
        }
        // As it will be read back: texts in normal form, so that what was stored and what stands can be compared.
        return read(new ListContent(FORMAT, variant, board, meeting, number, topics).canonical());
    }

    private static Entry entry(Variant variant, Line line, Map<LineId, String> corrected, boolean limitedTopic) {
        var hidden = Lines.hidden(line);
        var due = line.dueMeeting() ? new Day(line.dueOn(), true) : line.dueOn() == null ? null : new Day(line.dueOn(), false);
        var goesTo = line.goesToNext() ? new Day(line.goesToOn(), true) : line.goesToOn() == null ? null : new Day(line.goesToOn(), false);
        Function<Fact.What, List<Beside>> beside = what -> line.all(what).stream()
            .filter(fact -> variant == Variant.INTERNAL || fact.party() == null || !hidden.contains(fact.party()))
            .map(fact -> new Beside(fact.text(), fact.onDay(), fact.partyName()))
            .toList();
        return new Entry(line.id().value(), line.kind().code(), line.text(), who(variant, line), due, goesTo, beside.apply(Fact.What.FIGURE),
                beside.apply(Fact.What.CONDITION), beside.apply(Fact.What.REFERRAL),
                line.lapsed() && line.last(Fact.What.LAPSE) instanceof Fact lapse ? lapse.text() : null, line.label(),
                line.corrects() == null ? null : corrected.get(line.corrects()),
                limitedTopic || line.confidentiality() == Confidentiality.LIMITED);
    }

    /// The parties of a line. For the members what stands in the place of hidden ones comes last, so that order tells nothing.
    private static List<Who> who(Variant variant, Line line) {
        var known = line.parties().stream()
            .filter(party -> variant == Variant.INTERNAL || !party.hidden())
            .map(party -> new Who(party.name(), party.personName(), party.hidden()));
        boolean masked = line.mask() != null && (variant == Variant.MEMBERS || Lines.hidden(line).isEmpty());
        return Stream.concat(known, masked ? Stream.of(new Who(Objects.requireNonNull(line.mask()), null, false)) : Stream.empty()).toList();
    }

    /// Makes the public variant of a list: what was chosen of it, and nothing that tells what was not. Topics without a line
    /// are left out and the others numbered anew; a line has no label, and a party no person.
    ///
    /// @param internal all that the list says
    /// @param living   its lines, by id
    /// @param choices  what the public reads of each, by id
    static ListContent open(ListContent internal, Map<String, Line> living, Map<String, PublicChoice> choices, BoardNames names) {
        var topics = new ArrayList<Topic>();
        for (var topic : internal.topics) {
            var entries = topic.lines().stream()
                .filter(entry -> !entry.limited() && living.containsKey(entry.id()) && choices.get(entry.id()).shown()
                        && living.get(entry.id()).confidentiality() != Confidentiality.LIMITED)
                .map(entry -> open(entry, living.get(entry.id()), choices.get(entry.id()), names))
                .toList();
            if (!entries.isEmpty()) {
                topics.add(new Topic(topics.size() + 1, topic.id(), topic.title(), entries));
            }
        }
        return read(new ListContent(FORMAT, Variant.PUBLIC, internal.board, internal.meeting, internal.number, topics).canonical());
    }

    private static Entry open(Entry entry, Line line, PublicChoice choice, BoardNames names) {
        var parties = new ArrayList<LineParty>();
        for (var party : line.parties()) {
            // Under the name that was adopted, whatever it is called since.
            parties.add(new LineParty(party.party(), party.person(), party.group(), entry.who().get(parties.size()).name(), party.personName(),
                    party.hidden() || choice.hidden().contains(party.party())));
        }
        var hidden = parties.stream().filter(LineParty::hidden).map(LineParty::name).collect(Collectors.toSet());
        var who = Stream.concat(parties.stream().filter(party -> !party.hidden()).map(LineParty::name), Stream.ofNullable(names.mask(parties)))
            .map(name -> new Who(name, null, false)).toList();
        Function<List<Beside>, List<Beside>> beside = all -> choice.bare() ? List.of()
                : all.stream().filter(each -> each.source() == null || !hidden.contains(each.source())).toList();
        return new Entry(entry.id(), entry.kind(), choice.text() == null ? entry.text() : choice.text(), who, entry.due(), entry.goesTo(),
                beside.apply(entry.figures()), beside.apply(entry.conditions()), beside.apply(entry.referrals()), entry.lapsed(), null, null, false);
    }

    /// All lines, in the order of the list.
    public List<Entry> entries() {
        return topics.stream().flatMap(topic -> topic.lines().stream()).toList();
    }

    Optional<Entry> entry(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /// A text of the list with where it stands, for finding a name that should not be there.
    record Words(String where, String text) {}

    List<Words> words() {
        var words = new ArrayList<Words>();
        words.add(new Words("de naam van de tafel", board));
        for (var topic : topics) {
            words.add(new Words("het onderwerp \"" + shortened(topic.title()) + "\"", topic.title()));
            for (var line : topic.lines()) {
                var where = "de regel \"" + shortened(line.text()) + "\"";
                words.add(new Words(where, line.text()));
                line.who().forEach(who -> words.add(new Words(where + " (door wie)", who.person() == null ? who.name() : who.name() + " " + who.person())));
                Stream.of(line.figures(), line.conditions(), line.referrals()).flatMap(List::stream)
                    .forEach(beside -> words.add(new Words(where + " (daaronder)",
                            beside.source() == null ? beside.text() : beside.text() + " " + beside.source())));
                if (line.lapsed() != null) {
                    words.add(new Words(where + " (vervallen)", line.lapsed()));
                }
            }
        }
        return words;
    }

    static String shortened(String text) {
        return text.length() <= 48 ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(44, text.codePointCount(0, text.length())))).strip() + "…";
    }

    /// What is different in this list since an earlier one: per line, in the order of the list.
    List<Change> since(ListContent earlier) {
        var changes = new ArrayList<Change>();
        for (var topic : topics) {
            earlier.topics.stream().filter(old -> old.id().equals(topic.id())).findFirst().ifPresent(old -> {
                if (!old.title().equals(topic.title())) {
                    changes.add(new Change(Change.What.RETITLED, null, topic.title()));
                }
            });
            for (var line : topic.lines()) {
                var old = earlier.entry(line.id()).orElse(null);
                if (old == null) {
                    changes.add(new Change(Change.What.NEW, line.id(), line.text()));
                } else if (old.lapsed() == null && line.lapsed() != null) {
                    changes.add(new Change(Change.What.LAPSED, line.id(), line.text()));
                } else if (!line.says(old)) {
                    changes.add(new Change(Change.What.CHANGED, line.id(), line.text()));
                }
            }
        }
        earlier.entries().stream().filter(old -> entry(old.id()).isEmpty())
            .forEach(old -> changes.add(new Change(Change.What.GONE, old.id(), old.text())));
        if (changes.isEmpty() && !order().equals(earlier.order())) {
            changes.add(new Change(Change.What.REORDERED, null, "De volgorde van regels of onderwerpen"));
        }
        return changes;
    }

    private List<List<String>> order() {
        return topics.stream()
            .map(topic -> Stream.concat(Stream.of(topic.id()), topic.lines().stream().map(Entry::id)).toList())
            .toList();
    }

    /// What an edit since the last sending did to a line or topic.
    public record Change(What what, @Nullable String line, String text) {
        public enum What {
            NEW("nieuw"), CHANGED("gewijzigd"), LAPSED("vervallen"), GONE("niet meer in deze versie"), RETITLED("andere titel"),
            REORDERED("andere volgorde");

            private final String dutch;

            What(String dutch) {
                this.dutch = dutch;
            }

            public String dutch() {
                return dutch;
            }
        }
    }

    /// The canonical form: what the fingerprint is taken over, what is stored, and what anyone may recompute.
    String canonical() {
        return CanonicalForm.of(object(
                "format", format,
                "variant", variant.name().toLowerCase(Locale.ROOT),
                "board", board,
                "meeting", meeting.toString(),
                "number", number,
                "topics", topics.stream().map(topic -> object(
                        "number", topic.number(),
                        "id", topic.id(),
                        "title", topic.title(),
                        "lines", topic.lines().stream().map(ListContent::object).toList())).toList()));
    }

    private static Map<String, Object> object(Entry line) {
        return object(
                "id", line.id(),
                "label", line.label(),
                "kind", line.kind(),
                "text", line.text(),
                "who", line.who().stream().map(who -> object("name", who.name(), "person", who.person(), "hidden", who.hidden())).toList(),
                "due", object(line.due()),
                "goesTo", object(line.goesTo()),
                "figures", besides(line.figures()),
                "conditions", besides(line.conditions()),
                "referrals", besides(line.referrals()),
                "lapsed", line.lapsed(),
                "corrects", line.corrects(),
                "limited", line.limited());
    }

    private static @Nullable Map<String, Object> object(@Nullable Day day) {
        return day == null ? null : object("on", day.on() == null ? null : day.on().toString(), "nextMeeting", day.nextMeeting());
    }

    private static List<Map<String, Object>> besides(List<Beside> besides) {
        return besides.stream()
            .map(beside -> object("text", beside.text(), "on", beside.on() == null ? null : beside.on().toString(), "source", beside.source()))
            .toList();
    }

    // What is not there has no key: null, an empty list, and no.
    private static Map<String, Object> object(@Nullable Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1];
            if (value != null && !value.equals(false) && !value.equals(List.of())) {
                object.put((String) Objects.requireNonNull(pairs[i]), value);
            }
        }
        return object;
    }

    static ListContent read(String canonical) {
        return JSON.readValue(canonical, ListContent.class);
    }
}
