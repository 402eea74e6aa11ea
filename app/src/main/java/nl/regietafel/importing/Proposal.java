package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.regietafel.decision.LineKind;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A reading as it stands after corrections (voorstel): what would become a meeting, its topics and its lines. Each
/// line has a version of its own, so that two people can correct one document.
record Proposal(@Nullable String title, @Nullable LocalDate date, @Nullable String status, List<Topic> topics,
        List<Entry> entries,
                List<Reading.Leftover> rest, List<Reading.Block> blocks, @Nullable List<LeftOut> leftOut) {

    private static final int LONGEST_TITLE = 200;

    record Topic(String title, List<String> owners, @Nullable LocalDate adopts, int block) {}

    /// A line to be.
    ///
    /// @param number     which one it is in this document; stays the same
    /// @param topic      index of its topic
    /// @param owners     as written, or as a party is called
    /// @param partOf     number of the line it is a part of
    /// @param settled    what a person has looked at
    /// @param dropped    it is not read in
    record Entry(int number, int topic, LineKind kind, String text, List<String> owners, @Nullable LocalDate due,
            boolean dueNext,
                 @Nullable String dueText, @Nullable LocalDate goesTo, boolean goesToNext, @Nullable String dossier,
                 @Nullable Integer partOf, double confidence, @Nullable String note, int block, Set<Doubt> settled,
                         boolean dropped,
                 int version) {

        Entry ofKind(LineKind other) {
            return new Entry(number, topic, other, text, owners, due, dueNext, dueText, goesTo, goesToNext, dossier,
                    partOf, 1, note, block,
                    settled, dropped, version + 1);
        }

        Entry by(List<String> others) {
            return new Entry(number, topic, kind, text, others, due, dueNext, dueText, goesTo, goesToNext, dossier,
                    partOf, confidence, note,
                    block, settled, dropped, version + 1);
        }

        Entry saying(String other) {
            return new Entry(number, topic, kind, other, owners, due, dueNext, dueText, goesTo, goesToNext, dossier,
                    partOf, confidence, note,
                    block, settled, dropped, version + 1);
        }

        Entry due(@Nullable LocalDate day, boolean atNext) {
            return new Entry(number, topic, kind, text, owners, day, atNext, dueText, goesTo, goesToNext, dossier,
                    partOf, confidence, note,
                    block, settled, dropped, version + 1);
        }

        Entry goingTo(@Nullable LocalDate day, boolean toNext) {
            return new Entry(number, topic, kind, text, owners, due, dueNext, dueText, day, toNext, dossier, partOf,
                    confidence, note, block,
                    settled, dropped, version + 1);
        }

        Entry settling(Doubt doubt) {
            var all = new LinkedHashSet<>(settled);
            all.add(doubt);
            return new Entry(number, topic, kind, text, owners, due, dueNext, dueText, goesTo, goesToNext, dossier,
                    partOf, confidence, note,
                    block, all, dropped, version + 1);
        }

        Entry dropped(boolean now) {
            return new Entry(number, topic, kind, text, owners, due, dueNext, dueText, goesTo, goesToNext, dossier,
                    partOf, confidence, note,
                    block, settled, now, version + 1);
        }

        private Entry numbered(int other, String owner) {
            return new Entry(other, topic, kind, text, List.of(owner), due, dueNext, dueText, goesTo, goesToNext,
                    dossier, partOf, confidence,
                    note, block, settled, dropped, 1);
        }
    }

    static Proposal of(Reading reading) {
        var topics = new ArrayList<Topic>();
        var entries = new ArrayList<Entry>();
        for (var topic : reading.topics()) {
            var first = entries.size() + 1;
            for (var entry : topic.entries()) {
                entries.add(new Entry(entries.size() + 1, topics.size(), entry.kind(), entry.text(), entry.owners(),
                        entry.due(), false,
                        entry.dueText(), entry.goesTo(), false, entry.dossier(), entry.partOf() == null ? null
                        : first + entry.partOf(),
                        entry.confidence(), entry.note(), entry.block(), Set.of(), false, 1));
            }
            topics.add(new Topic(topic.title(), topic.owners(), topic.adopts(), topic.block()));
        }
        return new Proposal(reading.title(), reading.date(), reading.status(), topics, entries, reading.rest(),
                reading.blocks(), reading.leftOut());
    }

    Entry entry(int number) {
        return entries.stream().filter(each -> each.number() == number).findFirst().orElseThrow(Missing::new);
    }

    List<Entry> taken() {
        return entries.stream().filter(entry -> !entry.dropped()).toList();
    }

    List<Entry> doubtful(Known known) {
        return entries.stream().filter(entry -> Doubt.first(entry, known) != null).toList();
    }

    /// What was typed in the entry line takes the place of what we understood. Names that nobody knows stay until they
    /// are settled.
    Proposal corrected(int number, int version, String typed, int topic, Known known) {
        var before = changeable(number, version);
        if (topic < 0 || topic >= topics.size()) {
            throw new Missing();
        }
        var said = known.read(plain(typed), before);
        if (said.text().isBlank()) {
            throw new Refused("line.empty").at("regel");
        }
        var owners = new LinkedHashSet<String>();
        said.parties().forEach(party -> owners.add(known.written(party)));
        owners.addAll(known.unknown(before));
        var due = said.due();
        var goesTo = said.goesTo();
        var unknownDossier = before.dossier() != null && known.names().dossier(before.dossier()) == null
                ? before.dossier() : null;
        return with(new Entry(number, topic, said.kind(), said.text(), List.copyOf(owners),
                due == null || due.nextMeeting() ? null : due.date(), due != null && due.nextMeeting(),
                before.dueText(),
                goesTo == null || goesTo.nextMeeting() ? null : goesTo.date(), goesTo != null && goesTo.nextMeeting(),
                said.dossier() == null ? unknownDossier : said.dossier().name(), before.topic() == topic
                ? before.partOf() : null, 1, before.note(),
                before.block(), before.settled(), false, version + 1));
    }

    Proposal answered(int number, int version, Answer answer, Known known) {
        var entry = changeable(number, version);
        return switch (answer) {
            case Answer.OfKind(var kind) -> with(entry.ofKind(kind));
            case Answer.By(var party) -> with(entry.by(List.of(party)));
            case Answer.Means(var party) -> meaning(entry, party, known);
            case Answer.NameInText _ -> with(entry.by(known.parties(entry).stream().map(known::written).toList())
                .saying(Known.with(entry.text(), known.unknown(entry))));
            case Answer.Together _ -> with(entry.settling(Doubt.SEVERAL_OWNERS));
            case Answer.Split _ -> split(entry);
            case Answer.Without _ -> with(without(entry, known));
            case Answer.NextMeeting _ -> with(entry.kind() == LineKind.AGENDA_POINT ? entry.goingTo(null, true)
                    : entry.due(null, true));
            case Answer.MeetingToCome _ -> toCome(entry);
            case Answer.ToNoMeeting _ -> with(entry.goingTo(null, false));
            case Answer.Drop _ -> dropping(entry, true);
            case Answer.Restore _ -> with(entry.dropped(false));
        };
    }

    /// Text that became no line becomes one after all, in the topic it stands under.
    Proposal taking(int leftover) {
        if (leftover < 0 || leftover >= rest.size()) {
            throw new Missing();
        }
        var left = rest.get(leftover);
        var under = 0;
        for (var i = 0; i < topics.size(); i++) {
            if (topics.get(i).block() <= left.block()) {
                under = i;
            }
        }
        var some = topics.isEmpty() ? List.of(new Topic(title == null ? "Lijst" : title, List.of(), null, -1)) : topics;
        var entry = new Entry(highest() + 1, under, LineKind.ANNOUNCEMENT, left.text(), List.of(), null, false, null,
                null, false, null, null, 0,
                null, left.block(), Set.of(), false, 1);
        var all = new ArrayList<>(entries);
        var at = 0;
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).topic() < under || all.get(i).topic() == under && all.get(i).block() <= left.block()) {
                at = i + 1;
            }
        }
        all.add(at, entry);
        var others = new ArrayList<>(rest);
        others.remove(leftover);
        return new Proposal(title, date, status, some, all, others, blocks, leftOut);
    }

    Proposal titled(List<String> titles) {
        if (titles.size() != topics.size()) {
            throw new Missing();
        }
        var renamed = new ArrayList<Topic>();
        for (var i = 0; i < titles.size(); i++) {
            var bare = plain(titles.get(i));
            if (bare.isEmpty()) {
                throw new Refused("agenda.topic-without-title");
            }
            if (bare.length() > LONGEST_TITLE) {
                throw new Refused("agenda.title-too-long", LONGEST_TITLE);
            }
            renamed.add(new Topic(bare, topics.get(i).owners(), topics.get(i).adopts(), topics.get(i).block()));
        }
        return new Proposal(title, date, status, renamed, entries, rest, blocks, leftOut);
    }

    /// On one line, without what no keyboard types.
    private static String plain(String typed) {
        return typed.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private Entry changeable(int number, int version) {
        var entry = entry(number);
        if (entry.version() != version) {
            throw new Conflict(entry);
        }
        return entry;
    }

    private Proposal meaning(Entry entry, String party, Known known) {
        var unknown = known.unknown(entry);
        var owners = new LinkedHashSet<String>();
        for (var owner : entry.owners()) {
            owners.add(!unknown.isEmpty() && owner.equals(unknown.getFirst()) ? party : owner);
        }
        return with(entry.by(List.copyOf(owners)));
    }

    private Proposal split(Entry entry) {
        var next = highest() + 1;
        var all = new ArrayList<Entry>();
        for (var each : entries) {
            if (each.number() != entry.number()) {
                all.add(each);
                continue;
            }
            all.add(entry.by(List.of(entry.owners().getFirst())));
            for (var owner : entry.owners().subList(1, entry.owners().size())) {
                all.add(entry.numbered(next++, owner));
            }
        }
        return withEntries(all);
    }

    private static Entry without(Entry entry, Known known) {
        var doubt = Doubt.first(entry, known);
        if (doubt != Doubt.WHO && doubt != Doubt.WHEN && doubt != Doubt.WHICH_MEETING) {
            throw new Refused("importing.nothing-asked");
        }
        return entry.settling(doubt);
    }

    private Proposal toCome(Entry entry) {
        return withEntries(map(each -> entry.goesTo() != null && entry.goesTo().equals(each.goesTo())
                ? each.settling(Doubt.NO_MEETING) : each));
    }

    /// With a line its parts go too.
    private Proposal dropping(Entry entry, boolean dropped) {
        return withEntries(map(each -> each.number() == entry.number()
                || Integer.valueOf(entry.number()).equals(each.partOf())
                ? each.dropped(dropped) : each));
    }

    private Proposal with(Entry changed) {
        return withEntries(map(each -> each.number() == changed.number() ? changed : each));
    }

    private List<Entry> map(UnaryOperator<Entry> change) {
        return entries.stream().map(change).toList();
    }

    private Proposal withEntries(List<Entry> all) {
        return new Proposal(title, date, status, topics, all, rest, blocks, leftOut);
    }

    private int highest() {
        return entries.stream().mapToInt(Entry::number).max().orElse(0);
    }

    /// Where each line that is taken stands in the list that comes of it.
    Map<Integer, Integer> places() {
        var places = new HashMap<Integer, Integer>();
        taken().forEach(entry -> places.put(entry.number(), places.size()));
        return places;
    }
}
