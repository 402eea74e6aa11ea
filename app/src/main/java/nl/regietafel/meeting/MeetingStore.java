package nl.regietafel.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of meetings.
@Repository
@Transactional(readOnly = true)
class MeetingStore {

    private static final String MEETINGS = """
            select meeting.id, meeting.board_id, meeting.on_day, meeting.starts_at, meeting.ends_at, meeting.place,
                   meeting.online_url, meeting.cancelled_by, meeting.cancelled_at, meeting.cancelled_why, meeting.version
              from meeting.meeting
             where meeting.board_id = :board
            """;

    private final JdbcClient jdbc;

    MeetingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Meeting> find(BoardId board, MeetingId id) {
        return jdbc.sql(MEETINGS + " and meeting.id = :id")
            .param("board", board.value()).param("id", id.value())
            .query(MeetingStore::meeting)
            .optional();
    }

    @Transactional
    Optional<Meeting> lock(BoardId board, MeetingId id) {
        return jdbc.sql(MEETINGS + " and meeting.id = :id for update")
            .param("board", board.value()).param("id", id.value())
            .query(MeetingStore::meeting)
            .optional();
    }

    Optional<Meeting> firstFrom(BoardId board, LocalDate day) {
        return jdbc.sql(MEETINGS + " and cancelled_at is null and on_day >= :day order by on_day limit 1")
            .param("board", board.value()).param("day", day)
            .query(MeetingStore::meeting)
            .optional();
    }

    Optional<Meeting> lastBefore(BoardId board, LocalDate day) {
        return jdbc.sql(MEETINGS + " and cancelled_at is null and on_day < :day order by on_day desc limit 1")
            .param("board", board.value()).param("day", day)
            .query(MeetingStore::meeting)
            .optional();
    }

    Optional<Meeting> onDay(BoardId board, LocalDate day) {
        return jdbc.sql(MEETINGS + " and cancelled_at is null and on_day = :day")
            .param("board", board.value()).param("day", day)
            .query(MeetingStore::meeting)
            .optional();
    }

    List<Meeting> all(BoardId board) {
        return jdbc.sql(MEETINGS + " order by on_day desc, cancelled_at nulls first")
            .param("board", board.value())
            .query(MeetingStore::meeting)
            .list();
    }

    /// Whether another meeting of the board goes on on this day.
    boolean isTaken(Meeting meeting) {
        return jdbc.sql("""
                select exists (select
                                 from meeting.meeting
                                where board_id = :board and on_day = :day and cancelled_at is null and id <> :id)
                """)
            .param("board", meeting.board().value()).param("day", meeting.onDay()).param("id", meeting.id().value())
            .query(Boolean.class)
            .single();
    }

    /// What the overview tells of each meeting: how much there is on the agenda as far as the viewer sees it, and who came.
    List<MeetingsPage.Row> overview(Viewer viewer) {
        return jdbc.sql("""
                select meeting.id, meeting.board_id, meeting.on_day, meeting.starts_at, meeting.ends_at, meeting.place,
                       meeting.online_url, meeting.cancelled_by, meeting.cancelled_at, meeting.cancelled_why, meeting.version,
                       (select count(*)
                          from meeting.agenda_item as item
                         where item.meeting_id = meeting.id and item.removed_at is null) as topics,
                       (select count(*)
                          from meeting.attendance
                         where attendance.meeting_id = meeting.id and attendance.state = 'PRESENT') as present,
                       (select count(*)
                          from meeting.attendance
                         where attendance.meeting_id = meeting.id and attendance.state <> 'GUEST') as seats
                  from meeting.meeting
                 where meeting.board_id = :board
                 order by meeting.on_day desc, meeting.cancelled_at nulls first
                """)
            .param("board", viewer.board().value())
            .query((row, number) -> new MeetingsPage.Row(meeting(row, number), row.getInt("topics"), row.getInt("present"),
                    row.getInt("seats")))
            .list();
    }

    /// Who called a meeting off, by name.
    Optional<String> cancelledBy(MeetingId id) {
        return jdbc.sql("""
                select person.name
                  from meeting.meeting
                  join directory.person on person.id = meeting.cancelled_by
                 where meeting.id = :id
                """)
            .param("id", id.value())
            .query(String.class)
            .optional();
    }

    @Transactional
    void insert(Meeting meeting) {
        jdbc.sql("""
                insert into meeting.meeting (id, board_id, on_day, starts_at, ends_at, place, online_url)
                values (:id, :board, :day, :starts, :ends, :place, :online)
                """)
            .param("id", meeting.id().value()).param("board", meeting.board().value()).param("day", meeting.onDay())
            .param("starts", meeting.startsAt()).param("ends", meeting.endsAt()).param("place", meeting.place())
            .param("online", meeting.onlineUrl())
            .update();
    }

    @Transactional
    void update(Meeting meeting) {
        var cancelled = meeting.state() instanceof Meeting.State.Cancelled it ? it : null;
        jdbc.sql("""
                update meeting.meeting
                   set on_day = :day, starts_at = :starts, ends_at = :ends, place = :place, online_url = :online,
                       cancelled_by = :by, cancelled_at = :at, cancelled_why = :why, version = :version
                 where id = :id
                """)
            .param("id", meeting.id().value()).param("day", meeting.onDay()).param("starts", meeting.startsAt())
            .param("ends", meeting.endsAt()).param("place", meeting.place()).param("online", meeting.onlineUrl())
            .param("by", cancelled == null ? null : cancelled.by().value())
            .param("at", cancelled == null ? null : OffsetDateTime.ofInstant(cancelled.at(), ZoneOffset.UTC))
            .param("why", cancelled == null ? null : cancelled.why())
            .param("version", meeting.version())
            .update();
    }

    static Meeting meeting(ResultSet row, int number) throws SQLException {
        var cancelledAt = row.getObject("cancelled_at", OffsetDateTime.class);
        var state = cancelledAt == null ? new Meeting.State.Planned()
                : new Meeting.State.Cancelled(new PersonId(row.getString("cancelled_by")), cancelledAt.toInstant(),
                        row.getString("cancelled_why"));
        return new Meeting(new MeetingId(row.getString("id")), new BoardId(row.getString("board_id")),
                row.getObject("on_day", LocalDate.class), row.getObject("starts_at", LocalTime.class),
                row.getObject("ends_at", LocalTime.class), row.getString("place"), row.getString("online_url"), state,
                row.getInt("version"));
    }
}
