package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import nl.regietafel.decision.LineKind;
import org.jspecify.annotations.Nullable;

/// What a person should look at before a line is read in (twijfel), in the order in which it is asked.
enum Doubt {
    /// How sure the kind is lies below a half.
    KIND,
    /// A name stands there that nobody at the table goes by.
    UNKNOWN_NAME,
    /// More than one owner of one action.
    SEVERAL_OWNERS,
    WHO,
    WHEN,
    WHICH_MEETING,
    /// It goes to a day on which there is no meeting.
    NO_MEETING;

    static final double SURE_ENOUGH = 0.5;

    /// The doubts about an entry that nobody has settled yet.
    static List<Doubt> of(Proposal.Entry entry, Known known) {
        var doubts = new ArrayList<Doubt>();
        if (entry.dropped()) {
            return doubts;
        }
        if (entry.confidence() < SURE_ENOUGH) {
            doubts.add(KIND);
        }
        if (!known.unknown(entry).isEmpty()) {
            doubts.add(UNKNOWN_NAME);
        }
        if (entry.kind() == LineKind.ACTION && known.parties(entry).size() > 1) {
            doubts.add(SEVERAL_OWNERS);
        }
        if (asksWho(entry.kind()) && entry.owners().isEmpty()) {
            doubts.add(WHO);
        }
        if ((entry.kind() == LineKind.ACTION || entry.kind() == LineKind.QUESTION) && entry.due() == null
                && !entry.dueNext()) {
            doubts.add(WHEN);
        }
        if (entry.kind() == LineKind.AGENDA_POINT && entry.goesTo() == null && !entry.goesToNext()) {
            doubts.add(WHICH_MEETING);
        }
        if (entry.goesTo() != null && !known.isMeeting(entry.goesTo())) {
            doubts.add(NO_MEETING);
        }
        doubts.removeAll(entry.settled());
        return doubts;
    }

    static @Nullable Doubt first(Proposal.Entry entry, Known known) {
        var all = of(entry, known);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static boolean asksWho(LineKind kind) {
        return switch (kind) {
            case AGREEMENT, CALL, ACTION, QUESTION -> true;
            case ANNOUNCEMENT, SIGNAL, DECISION, AGENDA_POINT -> false;
        };
    }
}
