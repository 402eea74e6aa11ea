package nl.regietafel.home;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import nl.regietafel.directory.BoardId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of who read what is limited, with what that is.
@Repository
@Transactional(readOnly = true)
class LimitedLogStore {

    private final JdbcClient jdbc;

    LimitedLogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param what the line or topic as it reads now; null for what this viewer may not read, or is no more
    record Read(LocalDate day, OffsetDateTime at, String person, String personId, String kind, String thing, @Nullable String what) {}

    /// Where a page begins: after this one.
    record Place(LocalDate day, String person, String thing) {}

    List<Read> before(BoardId board, @Nullable Place place, int limit) {
        return jdbc.sql("""
                select seen.on_day, seen.at, person.name, seen.person_id, seen.kind, seen.thing, coalesce(line.text, item.title, paper.title) as what
                  from directory.limited_reading as seen
                  join directory.person on person.id = seen.person_id
                  left join decision.line on line.id = seen.thing
                  left join meeting.agenda_item as item on item.id = seen.thing
                  left join paper.paper on paper.id = seen.thing
                 where seen.board_id = :board
                   and (:first or (seen.on_day, seen.person_id, seen.thing) < (:day, :person, :thing))
                 order by seen.on_day desc, seen.person_id desc, seen.thing desc
                 limit :limit
                """)
            .param("board", board.value()).param("first", place == null).param("day", place == null ? LocalDate.EPOCH : place.day())
            .param("person", place == null ? "" : place.person()).param("thing", place == null ? "" : place.thing()).param("limit", limit)
            .query((row, _) -> new Read(row.getObject("on_day", LocalDate.class), row.getObject("at", OffsetDateTime.class), row.getString("name"),
                    row.getString("person_id"), row.getString("kind"), row.getString("thing"), row.getString("what")))
            .list();
    }
}
