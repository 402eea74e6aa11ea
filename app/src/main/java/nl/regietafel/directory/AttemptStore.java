package nl.regietafel.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttemptStore {

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock(String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 0))").param("subject", subject).query(rows -> {});
    }

    int count(String subject) {
        return jdbc.sql("select count(*) from directory.attempt where subject = :subject")
            .param("subject", subject)
            .query(Integer.class)
            .single();
    }

    Optional<Instant> last(String subject) {
        return jdbc.sql("select at from directory.attempt where subject = :subject order by at desc limit 1")
            .param("subject", subject)
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant);
    }

    void insert(String subject, Instant now) {
        jdbc.sql("insert into directory.attempt (subject, at) values (:subject, :now)")
            .param("subject", subject).param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from directory.attempt where subject = :subject").param("subject", subject).update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from directory.attempt where at < :before")
            .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
            .update();
    }
}
