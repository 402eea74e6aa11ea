package nl.regietafel.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A meeting of a board (vergadering). What points to it stays when it is moved or called off.
public record Meeting(MeetingId id, BoardId board, LocalDate onDay, @Nullable LocalTime startsAt, @Nullable LocalTime endsAt,
                      @Nullable String place, @Nullable String onlineUrl, State state, int version) {

    /// Whether a meeting goes on: planned, or called off (afgelast) by whom, when and why.
    public sealed interface State {
        record Planned() implements State {}
        record Cancelled(PersonId by, Instant at, String why) implements State {}
    }

    private static final int LONGEST_REASON = 500;

    public boolean isCancelled() {
        return switch (state) {
            case State.Planned _ -> false;
            case State.Cancelled _ -> true;
        };
    }

    /// The minutes there are for the agenda, or null when it is not known when the meeting ends.
    public @Nullable Integer minutesAvailable() {
        return startsAt == null || endsAt == null ? null : (int) ChronoUnit.MINUTES.between(startsAt, endsAt);
    }

    /// "10.00 – 12.00 uur", as far as it is known.
    public @Nullable String hours() {
        return startsAt == null ? null : endsAt == null ? DutchDates.time(startsAt) : DutchDates.range(startsAt, endsAt);
    }

    public Arrangement arrangement() {
        return new Arrangement(onDay, startsAt, endsAt, place, onlineUrl);
    }

    Meeting arranged(Arrangement arrangement) {
        var checked = arrangement.checked();
        return new Meeting(id, board, checked.onDay(), checked.startsAt(), checked.endsAt(), checked.place(), checked.onlineUrl(),
                state, version + 1);
    }

    Meeting cancelled(PersonId by, Instant at, String why) {
        var bare = why.strip();
        if (bare.isEmpty()) {
            throw new Refused("meeting.cancelled-without-reason").at("reden");
        }
        if (bare.length() > LONGEST_REASON) {
            throw new Refused("meeting.reason-too-long", LONGEST_REASON).at("reden");
        }
        return switch (state) {
            case State.Planned _ -> in(new State.Cancelled(by, at, bare));
            case State.Cancelled _ -> throw new Refused("meeting.already-cancelled");
        };
    }

    Meeting reinstated() {
        return switch (state) {
            case State.Planned _ -> throw new Refused("meeting.not-cancelled");
            case State.Cancelled _ -> in(new State.Planned());
        };
    }

    private Meeting in(State next) {
        return new Meeting(id, board, onDay, startsAt, endsAt, place, onlineUrl, next, version + 1);
    }
}
