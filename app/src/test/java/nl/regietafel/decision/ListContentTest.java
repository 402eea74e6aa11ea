package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ListContentTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_13 = LocalDate.of(2026, 3, 13);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);
    private static final BoardId BOARD = BoardId.fresh();
    private static final MeetingId MEETING = MeetingId.fresh();
    private static final PartyId STEENWAARD = PartyId.fresh();
    private static final PartyId ZWANEMEER = PartyId.fresh();

    private static final ListContent.AgendaTopic RECEPTION = topic("Opvang asielzoekers", Confidentiality.BOARD);
    private static final ListContent.AgendaTopic SECRET = topic("Locatie Oeverhoven", Confidentiality.LIMITED);
    private static final ListContent.AgendaTopic HOUSING = topic("Huisvesting", Confidentiality.BOARD);

    private static final Line OVERVIEW = line(RECEPTION, LineKind.ACTION, "Een overzicht van panden maken.")
        .saying(new Line.Said(LineKind.ACTION, "Een overzicht van panden maken.", List.of(party(PartyId.fresh(), "Nieuwevaart", false)), MARCH_13,
                false, APRIL_9, false, null), null);
    private static final Line BOAT = with(line(RECEPTION, LineKind.SIGNAL, "De boot vertrekt in oktober."),
            List.of(fact(Fact.What.FIGURE, null, "420 plekken", MARCH_13), fact(Fact.What.REPORT, null, "klaar", null)), "2026-3/2");
    private static final Line BETWEEN_US = line(RECEPTION, LineKind.SIGNAL, "Alleen voor ons.")
        .knownTo(Confidentiality.LIMITED, Set.of(STEENWAARD));
    private static final Line UNDER_SECRET = line(SECRET, LineKind.DECISION, "De locatie blijft stil.")
        .knownTo(Confidentiality.LIMITED, Set.of(STEENWAARD));
    private static final Line ARREARS = line(HOUSING, LineKind.SIGNAL, "De achterstand groeit.");

    private static final List<ListContent.AgendaTopic> AGENDA = List.of(RECEPTION, SECRET, HOUSING);
    private static final List<Line> LINES = List.of(OVERVIEW, BOAT, BETWEEN_US, UNDER_SECRET, ARREARS);

    @Test
    void the_members_list_has_nothing_limited_and_its_topics_are_numbered_without_a_gap() {
        var members = content(Variant.MEMBERS, LINES);

        assertThat(members.topics()).extracting(ListContent.Topic::title).containsExactly("Opvang asielzoekers", "Huisvesting");
        assertThat(members.topics()).extracting(ListContent.Topic::number).containsExactly(1, 2);
        assertThat(members.entries()).extracting(ListContent.Entry::text)
            .containsExactly("Een overzicht van panden maken.", "De boot vertrekt in oktober.", "De achterstand groeit.");
    }

    @Test
    void the_internal_list_has_all_and_numbers_topics_as_the_members_do() {
        var internal = content(Variant.INTERNAL, LINES);

        assertThat(internal.topics()).extracting(ListContent.Topic::number).containsExactly(1, null, 2);
        assertThat(internal.entries()).hasSize(5);
    }

    @Test
    void the_fingerprint_of_the_members_list_does_not_know_what_is_limited() {
        var members = fingerprint(content(Variant.MEMBERS, LINES));

        assertThat(fingerprint(content(Variant.MEMBERS, List.of(OVERVIEW, BOAT, ARREARS)))).isEqualTo(members);
        assertThat(fingerprint(ListContent.of(Variant.MEMBERS, "Waterrijk", FEBRUARY_12, "2026-3", List.of(RECEPTION, HOUSING),
                List.of(OVERVIEW, BOAT, ARREARS), Map.of()))).isEqualTo(members);
        assertThat(fingerprint(content(Variant.INTERNAL, LINES))).isNotEqualTo(fingerprint(content(Variant.INTERNAL, List.of(OVERVIEW, BOAT, ARREARS))));
    }

    static Stream<UnaryOperator<ListContent>> everyChange() {
        return Stream.of(
                now -> content(Variant.MEMBERS, replaced(OVERVIEW, OVERVIEW.saying(said(OVERVIEW, "Een overzicht van panden maken!"), null))),
                now -> content(Variant.MEMBERS, replaced(BOAT, new Line(BOAT.id(), BOARD, MEETING, FEBRUARY_12, RECEPTION.id(), 1, 1,
                        LineKind.ANNOUNCEMENT, BOAT.text(), List.of(), null, null, false, null, false, null, null, null, null, null, null,
                        Confidentiality.BOARD, Set.of(), "2026-3/2", null, false, false, 1, BOAT.facts()))),
                now -> content(Variant.MEMBERS, replaced(OVERVIEW, OVERVIEW.saying(new Line.Said(LineKind.ACTION, OVERVIEW.text(), List.of(),
                        MARCH_13, false, APRIL_9, false, null), null))),
                now -> content(Variant.MEMBERS, replaced(OVERVIEW, OVERVIEW.saying(new Line.Said(LineKind.ACTION, OVERVIEW.text(),
                        OVERVIEW.parties(), APRIL_9, false, APRIL_9, false, null), null))),
                now -> content(Variant.MEMBERS, replaced(OVERVIEW, OVERVIEW.saying(new Line.Said(LineKind.ACTION, OVERVIEW.text(),
                        OVERVIEW.parties(), MARCH_13, false, null, true, null), null))),
                now -> content(Variant.MEMBERS, replaced(BOAT, with(BOAT, List.of(fact(Fact.What.FIGURE, null, "421 plekken", MARCH_13)), "2026-3/2"))),
                now -> content(Variant.MEMBERS, replaced(BOAT, with(BOAT, List.of(), "2026-3/2"))),
                now -> content(Variant.MEMBERS, replaced(BOAT, with(BOAT, BOAT.facts(), "2026-3/3"))),
                now -> content(Variant.MEMBERS, replaced(BOAT, with(BOAT, with(BOAT.facts(), fact(Fact.What.LAPSE, null, "dubbel", null)), "2026-3/2"))),
                now -> content(Variant.MEMBERS, List.of(BOAT, OVERVIEW, ARREARS)),
                now -> content(Variant.MEMBERS, List.of(OVERVIEW, BOAT)),
                now -> content(Variant.MEMBERS, replaced(ARREARS, ARREARS.at(RECEPTION.id(), 9))),
                now -> ListContent.of(Variant.MEMBERS, "Waterrijk", FEBRUARY_12, "2026-3", List.of(HOUSING, RECEPTION), LINES, Map.of()),
                now -> ListContent.of(Variant.MEMBERS, "Waterrijk", FEBRUARY_12, "2026-3",
                        List.of(new ListContent.AgendaTopic(RECEPTION.id(), "Opvang", RECEPTION.confidentiality(), Set.of()), HOUSING), LINES, Map.of()),
                now -> ListContent.of(Variant.MEMBERS, "Waterland", FEBRUARY_12, "2026-3", AGENDA, LINES, Map.of()),
                now -> ListContent.of(Variant.MEMBERS, "Waterrijk", MARCH_13, "2026-3", AGENDA, LINES, Map.of()),
                now -> ListContent.of(Variant.MEMBERS, "Waterrijk", FEBRUARY_12, "2026-4", AGENDA, LINES, Map.of()),
                now -> content(Variant.INTERNAL, LINES));
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void every_change_of_what_the_list_says_changes_its_fingerprint(UnaryOperator<ListContent> change) {
        var before = content(Variant.MEMBERS, LINES);

        var after = change.apply(before);

        assertThat(fingerprint(after)).isNotEqualTo(fingerprint(before));
        if (after.variant() == Variant.MEMBERS && after.board().equals(before.board()) && after.meeting().equals(before.meeting())
                && "2026-3".equals(after.number())) {
            assertThat(after.since(before)).isNotEmpty();
        }
    }

    @Test
    void what_became_of_a_line_changes_nothing() {
        var before = content(Variant.MEMBERS, LINES);
        for (var what : List.of(Fact.What.REPORT, Fact.What.ACCEPTANCE, Fact.What.RETURN, Fact.What.ANSWER, Fact.What.DELIVERY,
                Fact.What.CONDITION_MET, Fact.What.REFERRAL_ANSWER, Fact.What.REVIEW, Fact.What.BREACH, Fact.What.ENDING, Fact.What.OUTCOME,
                Fact.What.DUE_MOVED, Fact.What.REOPENING, Fact.What.WITHOUT)) {
            var later = with(OVERVIEW, List.of(fact(what, null, "later", APRIL_9)), null);

            assertThat(fingerprint(content(Variant.MEMBERS, replaced(OVERVIEW, later)))).as(what.name()).isEqualTo(fingerprint(before));
        }
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        for (var variant : Variant.values()) {
            var content = content(variant, LINES);

            assertThat(ListContent.read(content.canonical())).isEqualTo(content);
            assertThat(ListContent.read(content.canonical()).canonical()).isEqualTo(content.canonical());
        }
    }

    @Test
    void anyone_can_recompute_the_fingerprint_from_the_json() throws Exception {
        var canonical = content(Variant.MEMBERS, LINES).canonical();
        // Another writer, another order: parsed, shuffled by a map, written sorted by a library.
        var theirs = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        var again = theirs.writeValueAsString(theirs.readValue(canonical, Map.class));

        var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(again.getBytes(StandardCharsets.UTF_8)));

        assertThat(sha).isEqualTo(fingerprint(content(Variant.MEMBERS, LINES)));
    }

    @Test
    void which_party_is_hidden_and_where_it_stood_changes_nothing() {
        var random = new Random(20260212);
        var open = party(PartyId.fresh(), "Lisdonk", false);
        var first = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            var hidden = party(random.nextBoolean() ? STEENWAARD : ZWANEMEER, "Naam" + random.nextInt(), true);
            var parties = new ArrayList<>(List.of(open, hidden));
            Collections.shuffle(parties, random);
            var facts = List.of(fact(Fact.What.CONDITION, hidden.party(), "Alleen bij " + hidden.name(), MARCH_13));
            var line = with(line(RECEPTION, LineKind.ACTION, "De sporthal nagaan.").saying(new Line.Said(LineKind.ACTION, "De sporthal nagaan.",
                    parties, MARCH_13, false, null, false, null), "Een gemeente"), facts, "2026-3/1");
            var same = new Line(OVERVIEW.id(), line.board(), line.meeting(), line.meetingDay(), line.topic(), 1, 1, line.kind(), line.text(),
                    line.parties(), line.mask(), line.dueOn(), false, null, false, null, null, null, null, null, null, line.confidentiality(),
                    Set.of(), line.label(), null, false, false, 1, line.facts());

            var members = content(Variant.MEMBERS, List.of(same));

            assertThat(members.entries().getFirst().who()).extracting(ListContent.Who::name).containsExactly("Lisdonk", "Een gemeente");
            assertThat(members.canonical()).doesNotContain("Naam").doesNotContain(STEENWAARD.value()).doesNotContain(ZWANEMEER.value());
            first.add(fingerprint(members));
            assertThat(content(Variant.INTERNAL, List.of(same)).canonical()).contains(hidden.name());
        }
        assertThat(Set.copyOf(first)).hasSize(1);
    }

    @Test
    void who_may_not_know_a_hidden_party_reads_the_same_members_list() {
        var hidden = party(STEENWAARD, "Steenwaard", true);
        var known = line(RECEPTION, LineKind.CALL, "Zoek vervanging.").saying(new Line.Said(LineKind.CALL, "Zoek vervanging.", List.of(hidden), null,
                false, null, false, null), "Een gemeente");
        var unknown = known.saying(new Line.Said(LineKind.CALL, "Zoek vervanging.", List.of(), null, false, null, false, null), "Een gemeente");

        assertThat(content(Variant.MEMBERS, List.of(known)).canonical()).isEqualTo(content(Variant.MEMBERS, List.of(unknown)).canonical());
        assertThat(content(Variant.INTERNAL, List.of(known)).entries().getFirst().who()).containsExactly(new ListContent.Who("Steenwaard", null, true));
        assertThat(content(Variant.INTERNAL, List.of(unknown)).entries().getFirst().who()).containsExactly(new ListContent.Who("Een gemeente", null, false));
    }

    @Test
    void the_day_that_the_next_meeting_turns_out_to_have_is_no_change_of_what_was_said() {
        var said = new Line.Said(LineKind.ACTION, "Uitzoeken.", List.of(), null, true, null, true, null);
        var before = line(RECEPTION, LineKind.ACTION, "Uitzoeken.").saying(said, null);
        var after = new Line(before.id(), BOARD, MEETING, FEBRUARY_12, RECEPTION.id(), 1, 1, LineKind.ACTION, "Uitzoeken.", List.of(), null, APRIL_9, true,
                APRIL_9, true, null, null, null, null, null, null, Confidentiality.BOARD, Set.of(), null, null, false, false, 1, List.of());

        assertThat(content(Variant.MEMBERS, List.of(after)).since(content(Variant.MEMBERS, List.of(before)))).isEmpty();
    }

    @Test
    void changes_are_told_per_line() {
        var before = content(Variant.MEMBERS, List.of(OVERVIEW, BOAT, ARREARS));
        var reworded = BOAT.saying(said(BOAT, "De boot vertrekt in november."), null);
        var fresh = line(HOUSING, LineKind.SIGNAL, "Nieuw.");

        var after = content(Variant.MEMBERS, List.of(with(OVERVIEW, List.of(fact(Fact.What.LAPSE, null, "gedaan", null)), null), reworded, fresh));

        assertThat(after.since(before)).extracting(ListContent.Change::what).containsExactly(ListContent.Change.What.LAPSED,
                ListContent.Change.What.CHANGED, ListContent.Change.What.NEW, ListContent.Change.What.GONE);
        assertThat(after.since(after)).isEmpty();
    }

    @Test
    void a_correction_names_the_label_of_what_it_corrects() {
        var old = LineId.fresh();
        var line = new Line(LineId.fresh(), BOARD, MEETING, FEBRUARY_12, RECEPTION.id(), 1, 1, LineKind.SIGNAL, "Het zijn er 430.", List.of(), null, null,
                false, null, false, null, null, null, null, null, old, Confidentiality.BOARD, Set.of(), null, null, false, false, 1, List.of());

        var content = ListContent.of(Variant.MEMBERS, "Waterrijk", FEBRUARY_12, "2026-3", AGENDA, List.of(line), Map.of(old, "2025-1/4"));

        assertThat(content.entries().getFirst().corrects()).isEqualTo("2025-1/4");
    }

    private static ListContent content(Variant variant, List<Line> lines) {
        return ListContent.of(variant, "Waterrijk", FEBRUARY_12, "2026-3", AGENDA, lines, Map.of());
    }

    private static String fingerprint(ListContent content) {
        return CanonicalForm.fingerprint(content.canonical());
    }

    private static List<Line> replaced(Line old, Line by) {
        return LINES.stream().map(line -> line == old ? by : line).toList();
    }

    private static Line.Said said(Line line, String text) {
        return new Line.Said(line.kind(), text, line.parties(), line.dueOn(), false, line.goesToOn(), false, null);
    }

    private static ListContent.AgendaTopic topic(String title, Confidentiality confidentiality) {
        return new ListContent.AgendaTopic(AgendaItemId.fresh(), title, confidentiality, Set.of());
    }

    static LineParty party(PartyId id, String name, boolean hidden) {
        return new LineParty(id, null, null, name, null, hidden);
    }

    private static Line line(ListContent.AgendaTopic topic, LineKind kind, String text) {
        return new Line(LineId.fresh(), BOARD, MEETING, FEBRUARY_12, topic.id(), 1, 1, kind, text, List.of(), null, null, false, null, false, null, null,
                null, null, null, null, Confidentiality.BOARD, Set.of(), null, null, false, false, 1, List.of());
    }

    private static Line with(Line line, List<Fact> facts, @Nullable String label) {
        return new Line(line.id(), line.board(), line.meeting(), line.meetingDay(), line.topic(), 1, 1, line.kind(), line.text(), line.parties(), line.mask(),
                line.dueOn(), line.dueMeeting(), line.goesToOn(), line.goesToNext(), null, null, null, null, null, null, line.confidentiality(),
                line.sharedWith(), label, line.released(), false, false, 1, facts);
    }

    private static List<Fact> with(List<Fact> facts, Fact more) {
        return Stream.concat(facts.stream(), Stream.of(more)).toList();
    }

    private static Fact fact(Fact.What what, @Nullable PartyId party, String text, @Nullable LocalDate day) {
        return new Fact(FactId.fresh(), LineId.fresh(), what, party, null, null, day, text, PersonId.fresh(), "Marit Hogendoorn", Instant.EPOCH);
    }
}
