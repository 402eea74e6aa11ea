package nl.regietafel.decision;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Topics as lines need them: read from the agenda of the meeting below, together with whether their list stands.
@Repository
@Transactional(readOnly = true)
class TopicStore {

    private final JdbcClient jdbc;

    TopicStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Topic(AgendaItemId id, BoardId board, MeetingId meeting, LocalDate meetingDay, String title, Confidentiality confidentiality,
                 Set<PartyId> sharedWith, boolean adopted) {}

    Optional<Topic> find(AgendaItemId id) {
        return jdbc.sql("""
                select item.id, item.board_id, item.meeting_id, meeting.on_day, item.title, item.confidentiality, item.shared_with,
                       adoption.meeting_id is not null as adopted
                  from meeting.agenda_item as item
                  join meeting.meeting on meeting.id = item.meeting_id
                  left join decision.adoption on adoption.meeting_id = item.meeting_id
                 where item.id = :id and item.removed_at is null
                """)
            .param("id", id.value())
            .query((row, _) -> {
                var shared = new LinkedHashSet<PartyId>();
                for (var party : (String[]) row.getArray("shared_with").getArray()) {
                    shared.add(new PartyId(party));
                }
                return new Topic(new AgendaItemId(row.getString("id")), new BoardId(row.getString("board_id")),
                        new MeetingId(row.getString("meeting_id")), row.getObject("on_day", LocalDate.class), row.getString("title"),
                        Confidentiality.valueOf(row.getString("confidentiality")), shared, row.getBoolean("adopted"));
            })
            .optional();
    }
}
