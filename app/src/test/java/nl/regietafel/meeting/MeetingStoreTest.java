package nl.regietafel.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.timeline.Event;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegietafelTest
class MeetingStoreTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    @Autowired
    private Meetings meetings;

    @Autowired
    private MeetingStore store;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
    }

    @Test
    void a_planned_meeting_is_found_as_it_was_arranged() {
        var arrangement = new Arrangement(APRIL_9, LocalTime.of(10, 0), LocalTime.NOON, "Provinciehuis", "https://vergader.example/t");

        var planned = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), arrangement, new FirstAgenda.Empty()));

        var found = cast.as(cast.observer, () -> meetings.find(cast.observer, planned.id())).orElseThrow();
        assertThat(found).isEqualTo(planned);
        assertThat(found.arrangement()).isEqualTo(arrangement);
        assertThat(cast.as(cast.observer, () -> timeline.of(cast.observer, planned.id().value()))).extracting(Event::detail)
            .containsExactly("Vergadering gepland op donderdag 9 april 2026");
    }

    @Test
    void the_next_and_the_previous_meeting_are_those_that_go_on() {
        var november = planned(NOVEMBER_20);
        var february = planned(FEBRUARY_12);
        var april = planned(APRIL_9);
        cancel(february);

        assertThat(cast.as(cast.chair, () -> meetings.next(cast.chair, NOVEMBER_20))).contains(april);
        assertThat(cast.as(cast.chair, () -> meetings.previous(cast.chair, APRIL_9))).contains(november);
        assertThat(cast.as(cast.chair, () -> meetings.next(cast.chair, APRIL_9))).isEmpty();
        assertThat(cast.as(cast.chair, () -> meetings.onDay(cast.chair, APRIL_9))).contains(april);
        assertThat(cast.as(cast.chair, () -> meetings.onDay(cast.chair, FEBRUARY_12))).isEmpty();
        assertThat(cast.as(cast.chair, () -> meetings.all(cast.chair))).extracting(Meeting::id)
            .containsExactly(april.id(), february.id(), november.id());
    }

    @Test
    void a_board_meets_once_a_day() {
        var february = planned(FEBRUARY_12);

        assertThatThrownBy(() -> planned(FEBRUARY_12)).isInstanceOf(Refused.class);

        cancel(february);
        var again = planned(FEBRUARY_12);
        assertThatThrownBy(() -> cast.as(cast.secretary, () -> meetings.reinstate(Command.by(cast.secretary), february.id(), 2)))
            .isInstanceOf(Refused.class);
        assertThat(cast.as(cast.chair, () -> meetings.onDay(cast.chair, FEBRUARY_12))).contains(again);
    }

    @Test
    void a_meeting_that_is_moved_keeps_its_address_and_tells_from_where() {
        var meeting = planned(APRIL_9);

        var moved = cast.as(cast.secretary, () -> meetings.rearrange(Command.by(cast.secretary), meeting.id(), 1,
                new Arrangement(APRIL_9.plusDays(7), null, null, null, null)));

        assertThat(cast.as(cast.chair, () -> meetings.find(cast.chair, meeting.id()))).contains(moved);
        assertThat(cast.as(cast.chair, () -> timeline.of(cast.chair, meeting.id().value()))).extracting(Event::detail)
            .first().isEqualTo("Vergadering verplaatst van donderdag 9 april 2026 naar donderdag 16 april 2026");
    }

    @Test
    void what_another_changed_in_the_meantime_is_not_overwritten() {
        var meeting = planned(APRIL_9);
        var elsewhere = new Arrangement(APRIL_9, null, null, "Lisdonk", null);
        cast.as(cast.secretary, () -> meetings.rearrange(Command.by(cast.secretary), meeting.id(), 1, elsewhere));

        assertThatThrownBy(() -> cast.as(cast.secretary, () -> meetings.rearrange(Command.by(cast.secretary), meeting.id(), 1,
                new Arrangement(APRIL_9, null, null, "Zwanemeer", null))))
            .isInstanceOfSatisfying(Conflict.class, conflict ->
                    assertThat(((Meeting) conflict.current()).place()).isEqualTo("Lisdonk"));
    }

    @Test
    void a_cancelled_meeting_says_why_and_can_go_on_after_all() {
        var meeting = planned(APRIL_9);

        cancel(meeting);

        var found = cast.as(cast.chair, () -> meetings.find(cast.chair, meeting.id())).orElseThrow();
        assertThat(found.state()).isInstanceOfSatisfying(Meeting.State.Cancelled.class, it -> {
            assertThat(it.why()).isEqualTo("Te weinig leden kunnen.");
            assertThat(it.by()).isEqualTo(cast.secretary.person());
        });
        assertThat(cast.as(cast.secretary, () -> meetings.reinstate(Command.by(cast.secretary), meeting.id(), 2)).isCancelled()).isFalse();
    }

    @Test
    void only_the_secretary_plans() {
        assertThatThrownBy(() -> cast.as(cast.chair, () -> meetings.plan(Command.by(cast.chair),
                new Arrangement(APRIL_9, null, null, null, null), new FirstAgenda.Empty()))).isInstanceOf(Missing.class);
    }

    @Test
    void the_database_shows_meetings_only_to_who_reads_the_board() {
        var meeting = planned(APRIL_9);
        var elsewhere = new Cast(jdbc, sessions);

        assertThat(cast.as(elsewhere.secretary, () -> store.find(cast.board, meeting.id()))).isEmpty();
        assertThat(cast.as(cast.administrator, () -> store.find(cast.board, meeting.id()))).isEmpty();
        assertThat(store.find(cast.board, meeting.id())).isEmpty();
        assertThat(cast.as(cast.agency, () -> store.find(cast.board, meeting.id()))).isPresent();
    }

    private Meeting planned(LocalDate day) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(day, null, null, null, null),
                new FirstAgenda.Empty()));
    }

    private void cancel(Meeting meeting) {
        cast.does(cast.secretary, () -> meetings.cancel(Command.by(cast.secretary), meeting.id(), 1, "Te weinig leden kunnen."));
    }
}
