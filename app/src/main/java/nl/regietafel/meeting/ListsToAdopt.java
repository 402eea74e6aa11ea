package nl.regietafel.meeting;

import java.time.LocalDate;
import java.util.Optional;
import nl.regietafel.directory.Viewer;

/// Which list waits for its adoption. Answered from above, by who keeps lists; a meeting only knows meetings.
public interface ListsToAdopt {

    /// The latest meeting before this day whose list is not adopted yet.
    Optional<MeetingId> latestBefore(Viewer viewer, LocalDate day);
}
