package nl.regietafel.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(readOnly = true)
class TimelineStore {

    private final JdbcClient jdbc;

    TimelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The end of a board's chain, locked until the transaction ends, so that records have one order.
    record Head(long lastSeq, String lastHash) {}

    @Transactional
    Head lockHead(BoardId board) {
        jdbc.sql("insert into timeline.chain (board_id) values (:board) on conflict do nothing")
            .param("board", board.value())
            .update();
        return jdbc.sql("""
                select last_seq, last_hash
                  from timeline.chain
                 where board_id = :board
                   for update
                """)
            .param("board", board.value())
            .query(Head.class)
            .single();
    }

    @Transactional
    void append(BoardId board, long seq, String subject, String act, PersonId person, LocalDate day, Instant at, String detail,
                String key, String answer, String previous, String hash) {
        jdbc.sql("""
                insert into timeline.event (board_id, seq, subject_id, act, person_id, on_day, at, detail, command_key, answer,
                                            previous, hash)
                values (:board, :seq, :subject, :act, :person, :day, :at, :detail, :key, :answer, :previous, :hash)
                """)
            .param("board", board.value()).param("seq", seq).param("subject", subject).param("act", act)
            .param("person", person.value()).param("day", day).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .param("detail", detail).param("key", key).param("answer", answer).param("previous", previous).param("hash", hash)
            .update();
        jdbc.sql("update timeline.chain set last_seq = :seq, last_hash = :hash where board_id = :board")
            .param("seq", seq).param("hash", hash).param("board", board.value())
            .update();
    }

    @Transactional
    void put(Subject subject) {
        jdbc.sql("""
                insert into timeline.subject (id, board_id, kind, released, confidentiality, shared_with)
                values (:id, :board, :kind, :released, :confidentiality, :shared)
                on conflict (board_id, id) do update
                   set released = excluded.released,
                       confidentiality = excluded.confidentiality,
                       shared_with = excluded.shared_with
                 where (subject.released, subject.confidentiality, subject.shared_with)
                       is distinct from (excluded.released, excluded.confidentiality, excluded.shared_with)
                """)
            .param("id", subject.id()).param("board", subject.board().value()).param("kind", subject.kind().name())
            .param("released", subject.released()).param("confidentiality", subject.confidentiality().name())
            .param("shared", subject.sharedWith().stream().map(PartyId::value).toArray(String[]::new))
            .update();
    }

    Optional<String> answer(BoardId board, PersonId person, String key) {
        return jdbc.sql("""
                select answer
                  from timeline.event
                 where board_id = :board and person_id = :person and command_key = :key
                """)
            .param("board", board.value()).param("person", person.value()).param("key", key)
            .query(String.class)
            .optional();
    }

    Set<String> keys(BoardId board, String beginning) {
        return new HashSet<>(jdbc.sql("select command_key from timeline.event where board_id = :board and starts_with(command_key, :beginning)")
            .param("board", board.value()).param("beginning", beginning)
            .query(String.class)
            .list());
    }

    List<Event> of(BoardId board, String subject) {
        return jdbc.sql(EVENTS + " where event.board_id = :board and event.subject_id = :subject order by event.seq desc")
            .param("board", board.value()).param("subject", subject)
            .query(Event.class)
            .list();
    }

    List<Event> all(BoardId board) {
        return jdbc.sql(EVENTS + " where event.board_id = :board order by event.seq")
            .param("board", board.value())
            .query(Event.class)
            .list();
    }

    Optional<Head> head(BoardId board) {
        return jdbc.sql("select last_seq, last_hash from timeline.chain where board_id = :board")
            .param("board", board.value())
            .query(Head.class)
            .optional();
    }

    private static final String EVENTS = """
            select event.seq, event.subject_id, event.act, event.person_id, person.name as person_name, event.on_day, event.at,
                   event.detail, event.command_key, event.answer, event.previous, event.hash
              from timeline.event
              join directory.person on person.id = event.person_id
            """;
}
