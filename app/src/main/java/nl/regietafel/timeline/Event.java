package nl.regietafel.timeline;

import java.time.Instant;
import java.time.LocalDate;

/// One record on the timeline: who did what to which subject, on which day of the table and at which real moment.
public record Event(long seq, String subjectId, String act, String personId, String personName, LocalDate onDay, Instant at,
                    String detail, String commandKey, String answer, String previous, String hash) {
}
