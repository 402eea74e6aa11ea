package nl.regietafel.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of writing down who read what is limited.
@Repository
class LimitedReadingStore {

    private final JdbcClient jdbc;

    LimitedReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds what one person saw on one day, in a transaction of its own; what stands there already stays as it is.
    @Transactional
    void add(List<LimitedReadings.Seen> seen, Instant at) {
        jdbc.sql("""
                insert into directory.limited_reading (board_id, person_id, on_day, thing, kind, at)
                select board_id, :person, :day, thing, kind, :at
                  from unnest(:boards, :things, :kinds) as seen (board_id, thing, kind)
                on conflict do nothing
                """)
            .param("person", seen.getFirst().person().value()).param("day", seen.getFirst().day()).param("at", at.atOffset(ZoneOffset.UTC))
            .param("boards", of(seen, each -> each.board().value())).param("things", of(seen, LimitedReadings.Seen::thing))
            .param("kinds", of(seen, LimitedReadings.Seen::kind))
            .update();
    }

    private static String[] of(List<LimitedReadings.Seen> seen, Function<LimitedReadings.Seen, String> what) {
        return seen.stream().map(what).toArray(String[]::new);
    }
}
