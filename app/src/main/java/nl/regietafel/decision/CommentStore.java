package nl.regietafel.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import nl.regietafel.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of writing comments. They are read with their list, see {@link DecisionListStore}.
@Repository
@Transactional
class CommentStore {

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Comment comment, DecisionList list, PersonId by, Instant at) {
        jdbc.sql("""
                insert into decision.comment (id, meeting_id, board_id, line_id, version, party_id, person_id, text, on_day, at)
                values (:id, :meeting, :board, :line, :version, :party, :person, :text, :day, :at)
                """)
            .param("id", comment.id().value()).param("meeting", list.meeting().value()).param("board", list.board().value())
            .param("line", comment.line().value()).param("version", comment.version()).param("party", comment.party().value())
            .param("person", by.value()).param("text", comment.text()).param("day", comment.day())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    void withdraw(CommentId comment, Instant at) {
        jdbc.sql("update decision.comment set withdrawn_at = :at where id = :id and withdrawn_at is null")
            .param("at", at.atOffset(ZoneOffset.UTC)).param("id", comment.value()).update();
    }

    void answer(CommentId comment, DecisionList list, boolean taken, String text, PersonId by, LocalDate day, Instant at) {
        jdbc.sql("""
                insert into decision.comment_answer (comment_id, board_id, taken, text, by_person, on_day, at)
                values (:comment, :board, :taken, :text, :by, :day, :at)
                """)
            .param("comment", comment.value()).param("board", list.board().value()).param("taken", taken).param("text", text)
            .param("by", by.value()).param("day", day).param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }
}
