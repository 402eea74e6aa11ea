package nl.regietafel.meeting;

import java.util.List;
import nl.regietafel.directory.BoardId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of fixed points.
@Repository
@Transactional(readOnly = true)
class StandingItemStore {

    private final JdbcClient jdbc;

    StandingItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StandingItem> all(BoardId board) {
        return jdbc.sql("""
                select section, title, kind, purpose, minutes
                  from meeting.standing_item
                 where board_id = :board
                 order by position
                """)
            .param("board", board.value())
            .query(StandingItem.class)
            .list();
    }

    int version(BoardId board) {
        return jdbc.sql("select coalesce(max(version), 0) from meeting.standing_item where board_id = :board")
            .param("board", board.value())
            .query(Integer.class)
            .single();
    }

    /// Who changes the fixed points of a board waits for who already does. There may be no row yet to lock.
    @Transactional
    void lock(BoardId board) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('meeting.standing_item' || :board, 0))")
            .param("board", board.value())
            .query(rows -> {});
    }

    @Transactional
    void replace(BoardId board, int version, List<StandingItem> points) {
        jdbc.sql("delete from meeting.standing_item where board_id = :board").param("board", board.value()).update();
        for (var i = 0; i < points.size(); i++) {
            var point = points.get(i);
            jdbc.sql("""
                    insert into meeting.standing_item (board_id, position, section, title, kind, purpose, minutes, version)
                    values (:board, :position, :section, :title, :kind, :purpose, :minutes, :version)
                    """)
                .param("board", board.value()).param("position", i + 1).param("section", point.section())
                .param("title", point.title()).param("kind", point.kind().name())
                .param("purpose", point.purpose() == null ? null : point.purpose().name()).param("minutes", point.minutes())
                .param("version", version)
                .update();
        }
    }
}
