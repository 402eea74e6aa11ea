package nl.regietafel.meeting;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.directory.Viewer;
import org.jspecify.annotations.Nullable;

/// Which lists were sent round and wait for their readers. Answered from above, by who keeps lists.
public interface SentLists {

    /// @param respondBy until when one may say something about it, when that was asked
    record Sent(MeetingId meeting, LocalDate day, int version, LocalDate sentOn, @Nullable LocalDate respondBy) {}

    /// Those that are not adopted yet, the latest sending first; none for who sends them round.
    List<Sent> toRead(Viewer viewer);
}
