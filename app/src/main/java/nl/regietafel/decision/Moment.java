package nl.regietafel.decision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What `!` or `>` says: a day, or the next meeting (`verg`) with its day once that is known.
public record Moment(@Nullable LocalDate date, boolean nextMeeting) {

    public Moment {
        if (date == null && !nextMeeting) {
            throw new IllegalArgumentException("a moment is a day or the next meeting");
        }
    }

    public static Moment on(LocalDate date) {
        return new Moment(date, false);
    }

    public static Moment nextMeeting(@Nullable LocalDate date) {
        return new Moment(date, true);
    }
}
