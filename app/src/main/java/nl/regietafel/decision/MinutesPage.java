package nl.regietafel.decision;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.jspecify.annotations.Nullable;

/// The minutes screen (notuleren): the topics of the meeting, the lines of one of them, and what was said of it before.
///
/// @param attendance "14 van 16", when it was recorded; remarks say who was absent or replaced
/// @param next    the topic after this one, for Ctrl Enter
/// @param earlier earlier lines of the same dossier
/// @param note    the viewer's own note on this topic, which nobody else reads
/// @param stands  the list is adopted: nothing is written here any more
public record MinutesPage(MeetingId meeting, LocalDate day, @Nullable String attendance, List<String> remarks, List<Topic> topics, Topic topic, @Nullable Topic previous,
                          @Nullable Topic next, List<LineRow> rows, List<LineRow> earlier, String note, int noteVersion, boolean stands,
                          LineKind lastKind) {

    /// Says whether the rows are still what they were (ETag).
    String mark() {
        return "W/\"" + UUID.nameUUIDFromBytes((rows + " " + noteVersion + stands).getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    /// A topic in the list at the left.
    ///
    /// @param time "10.20 – 10.55 uur", where it is known
    public record Topic(AgendaItemId id, int number, String title, AgendaItem.Kind kind, @Nullable String purpose, @Nullable Integer minutes,
                        @Nullable String bringer, @Nullable String time, @Nullable String dossier, @Nullable String dossierAddress,
                        @Nullable MeetingId adopts, boolean limited, int lines, boolean current) {
    }
}
