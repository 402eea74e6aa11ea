package nl.regietafel.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingTest {

    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);
    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final PersonId MARIT = PersonId.fresh();
    private static final Instant NOW = Instant.parse("2026-02-12T09:00:00Z");

    private final Meeting meeting = new Meeting(MeetingId.fresh(), BoardId.fresh(), APRIL_9, TEN, NOON, "Provinciehuis", null,
            new Meeting.State.Planned(), 1);

    @Test
    void a_meeting_knows_how_many_minutes_there_are() {
        assertThat(meeting.minutesAvailable()).isEqualTo(120);
        assertThat(meeting.arranged(new Arrangement(APRIL_9, TEN, null, null, null)).minutesAvailable()).isNull();
    }

    @Test
    void a_meeting_ends_after_it_begins() {
        assertThatThrownBy(() -> meeting.arranged(new Arrangement(APRIL_9, NOON, TEN, null, null)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("eind"));
    }

    @Test
    void an_end_needs_a_beginning() {
        assertThatThrownBy(() -> meeting.arranged(new Arrangement(APRIL_9, null, NOON, null, null)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("begin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vergader.example/tafel", "http://vergader.example", "javascript:alert(1)", "https://", "https://a b"})
    void only_a_safe_web_address_becomes_a_link(String address) {
        assertThatThrownBy(() -> meeting.arranged(new Arrangement(APRIL_9, TEN, NOON, null, address)))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.field()).isEqualTo("online"));
    }

    @Test
    void a_blank_place_is_no_place() {
        var moved = meeting.arranged(new Arrangement(APRIL_9, TEN, NOON, "  ", " https://vergader.example/tafel "));

        assertThat(moved.place()).isNull();
        assertThat(moved.onlineUrl()).isEqualTo("https://vergader.example/tafel");
    }

    @Test
    void a_meeting_is_called_off_with_a_reason_and_keeps_all_else() {
        var cancelled = meeting.cancelled(MARIT, NOW, " Te weinig leden kunnen. ");

        assertThat(cancelled.state()).isEqualTo(new Meeting.State.Cancelled(MARIT, NOW, "Te weinig leden kunnen."));
        assertThat(cancelled.arrangement()).isEqualTo(meeting.arrangement());
        assertThat(cancelled.version()).isEqualTo(2);
        assertThatThrownBy(() -> meeting.cancelled(MARIT, NOW, " ")).isInstanceOf(Refused.class);
    }

    @Test
    void a_meeting_is_called_off_once_and_can_go_on_after_all() {
        var cancelled = meeting.cancelled(MARIT, NOW, "Te weinig leden kunnen.");

        assertThatThrownBy(() -> cancelled.cancelled(MARIT, NOW, "Nog eens")).isInstanceOf(Refused.class);
        assertThat(cancelled.reinstated().isCancelled()).isFalse();
        assertThatThrownBy(meeting::reinstated).isInstanceOf(Refused.class);
    }
}
