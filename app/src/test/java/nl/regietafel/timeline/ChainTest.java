package nl.regietafel.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final String BOARD = "waterrijk000";
    private static final Instant AT = Instant.parse("2026-02-12T09:42:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 12);

    @Test
    void an_untouched_timeline_holds() {
        var events = timeline(5);

        assertThat(Chain.firstBreak(BOARD, events, 5, events.getLast().hash())).isEmpty();
        assertThat(Chain.firstBreak(BOARD, List.of(), 0, "")).isEmpty();
    }

    @Test
    void whatever_is_changed_in_a_record_shows_at_that_record() {
        for (int field = 0; field < 9; field++) {
            var events = timeline(5);
            events.set(2, changed(events.get(2), field));

            assertThat(breakAt(events, 5)).as("field " + field).isEqualTo(3);
        }
    }

    @Test
    void a_record_that_is_removed_shows_where_it_stood() {
        for (int position = 0; position < 4; position++) {
            var events = timeline(5);
            var last = events.getLast().hash();
            events.remove(position);

            assertThat(Chain.firstBreak(BOARD, events, 5, last)).get().extracting(Chain.Break::seq).isEqualTo(position + 1L);
        }
    }

    @Test
    void a_record_that_is_inserted_shows_where_it_stands() {
        var events = timeline(5);
        var last = events.getLast().hash();
        events.add(3, next(4, events.get(2).hash(), "ingevoegd"));

        assertThat(Chain.firstBreak(BOARD, events, 5, last)).get().extracting(Chain.Break::seq).isEqualTo(4L);
    }

    @Test
    void two_records_that_are_swapped_show_at_the_first() {
        var events = timeline(5);
        var last = events.getLast().hash();
        Collections.swap(events, 1, 3);

        assertThat(Chain.firstBreak(BOARD, events, 5, last)).get().extracting(Chain.Break::seq).isEqualTo(2L);
    }

    @Test
    void an_end_that_is_cut_off_shows_after_what_is_left() {
        var events = timeline(5);
        var last = events.getLast().hash();

        assertThat(Chain.firstBreak(BOARD, events.subList(0, 3), 5, last)).get().extracting(Chain.Break::seq).isEqualTo(4L);
        assertThat(Chain.firstBreak(BOARD, List.of(), 5, last)).get().extracting(Chain.Break::seq).isEqualTo(1L);
    }

    @Test
    void a_timeline_of_another_table_does_not_fit() {
        var events = timeline(3);

        assertThat(Chain.firstBreak("anderetafel0", events, 3, events.getLast().hash())).get().extracting(Chain.Break::seq).isEqualTo(1L);
    }

    private static long breakAt(List<Event> events, long lastSeq) {
        return Chain.firstBreak(BOARD, events, lastSeq, events.getLast().hash()).orElseThrow().seq();
    }

    private static List<Event> timeline(int length) {
        var events = new ArrayList<Event>();
        var previous = "";
        for (int seq = 1; seq <= length; seq++) {
            var event = next(seq, previous, "regel " + seq);
            events.add(event);
            previous = event.hash();
        }
        return events;
    }

    private static Event next(long seq, String previous, String detail) {
        var hash = Chain.hash(previous, BOARD, seq, "subject00001", "ADDED", "hogendoorn00", DAY, AT, detail, "sleutel-" + seq, "/");
        return new Event(seq, "subject00001", "ADDED", "hogendoorn00", "Marit Hogendoorn", DAY, AT, detail, "sleutel-" + seq, "/", previous, hash);
    }

    private static Event changed(Event e, int field) {
        return new Event(e.seq(), field == 0 ? "x" : e.subjectId(), field == 1 ? "x" : e.act(), field == 2 ? "x" : e.personId(), e.personName(),
                field == 3 ? DAY.plusDays(1) : e.onDay(), field == 4 ? AT.plusNanos(1000) : e.at(), field == 5 ? "x" : e.detail(),
                field == 6 ? "x" : e.commandKey(), field == 7 ? "x" : e.answer(), e.previous(), field == 8 ? "x" : e.hash());
    }
}
