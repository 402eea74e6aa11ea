package nl.regietafel.sample;

import java.time.LocalDate;
import java.util.Optional;
import nl.regietafel.directory.BoardId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SampleStore {

    private final JdbcClient jdbc;

    SampleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<LocalDate> nextMeeting(BoardId board, LocalDate after) {
        return jdbc.sql("select on_day from meeting.meeting where board_id = :board and on_day > :after order by on_day limit 1")
            .param("board", board.value()).param("after", after)
            .query(LocalDate.class)
            .optional();
    }
}
