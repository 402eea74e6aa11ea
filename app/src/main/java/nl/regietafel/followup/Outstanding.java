package nl.regietafel.followup;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// What a line that was sent round still asks of one party (openstaand): an action that is not accepted, a question or a call
/// without its answer. A line that asks three parties is outstanding three times.
///
/// @param label   the line's number, 2026-3/12
/// @param persons who is behind it: the person the line names, or all who speak for the party today
/// @param due     the date that counts now
/// @param said    what the party said of it last
public record Outstanding(LineId line, @Nullable String label, LineKind kind, String text, LocalDate agreedOn, @Nullable String dossier,
                          PartyId party, String partyName, List<PersonId> persons, @Nullable LocalDate due,
                          State state, @Nullable Said said) {

    /// How it stands: nothing final said, sent back by the table, or reported and waiting for the table.
    public enum State { OPEN, RETURNED, REPORTED }

    /// A word of the party itself, with the day it was recorded.
    public record Said(String what, String text, LocalDate on, String by) {}

    /// Whether the party is to move, and may be reminded.
    public boolean isUnanswered() {
        return state != State.REPORTED;
    }

    public boolean isLate(LocalDate today) {
        return isUnanswered() && due != null && due.isBefore(today);
    }

    /// Whether it is due within seven days.
    public boolean isThisWeek(LocalDate today) {
        return isUnanswered() && due != null && !due.isBefore(today) && due.isBefore(today.plusDays(7));
    }
}
