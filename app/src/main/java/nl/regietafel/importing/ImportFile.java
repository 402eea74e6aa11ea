package nl.regietafel.importing;

import java.time.Instant;
import nl.regietafel.directory.BoardId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A list that someone sent in (ingelezen bestand): its text as proposed and corrected so far, and what it became.
///
/// @param read whether it has been read yet, and could be; until then its proposal is empty
record ImportFile(ImportFileId id, BoardId board, String name, Proposal proposal, String uploadedBy, Instant uploadedAt,
                  @Nullable MeetingId meeting, boolean dropped, boolean read, int version) {

    /// Refuses a change of what has become a meeting, or was put away.
    ImportFile waiting() {
        if (meeting != null) {
            throw new Refused("importing.already-read-in");
        }
        if (!read) {
            throw new Refused("importing.not-read");
        }
        if (dropped) {
            throw new Refused("importing.put-away");
        }
        return this;
    }

    ImportFile with(Proposal changed) {
        return new ImportFile(id, board, name, changed, uploadedBy, uploadedAt, meeting, dropped, read, version);
    }
}
