package nl.regietafel.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Subject.Kind;
import nl.regietafel.web.Missing;
import nl.regietafel.web.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RegietafelTest
class TimelineStoreTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TransactionTemplate transactions;

    private Cast cast;
    private String subject;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        subject = RandomId.fresh();
    }

    private void record(Viewer who, String key, String detail) {
        cast.as(who, () -> transactions.execute(_ -> {
            timeline.about(Subject.open(Kind.PARTY, subject, cast.board));
            timeline.record(new Command(who, key, "/partijen/" + subject), () -> "NOTED", subject, detail);
            return true;
        }));
    }

    private List<Event> events(Cast theirs, Viewer reader) {
        return theirs.as(reader, () -> timeline.of(cast.secretary, subject));
    }

    @Test
    void records_follow_each_other_and_hold_together() {
        record(cast.secretary, "sleutel-1", "Het eerste.");
        record(cast.secretary, "sleutel-2", "Het tweede.");

        var events = events(cast, cast.secretary);

        assertThat(events).extracting(Event::seq).containsExactly(2L, 1L);
        assertThat(events.getFirst().previous()).isEqualTo(events.getLast().hash());
        assertThat(cast.as(cast.secretary, () -> timeline.firstBreak(cast.secretary))).isEmpty();
    }

    @Test
    void a_command_that_was_carried_out_is_refused_with_everything_it_would_do_again() {
        record(cast.secretary, "sleutel-1", "Het eerste.");

        assertThatThrownBy(() -> record(cast.secretary, "sleutel-1", "Nog eens.")).isInstanceOf(DuplicateKeyException.class);

        assertThat(cast.as(cast.secretary, () -> timeline.answer(cast.secretary, "sleutel-1"))).contains("/partijen/" + subject);
        assertThat(cast.as(cast.secretary, () -> timeline.firstBreak(cast.secretary))).isEmpty();
    }

    @Test
    void writers_at_the_same_moment_get_one_order_without_gaps() throws Exception {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer -> (Callable<Boolean>) () -> {
                        for (int i = 0; i < 5; i++) {
                            record(cast.secretary, "schrijver-" + writer + "-" + i, "Regel " + i + " van " + writer + ".");
                        }
                        return true;
                    }).toList();
            for (var done : together.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(events(cast, cast.secretary)).hasSize(40);
        assertThat(cast.as(cast.secretary, () -> timeline.firstBreak(cast.secretary))).isEmpty();
    }

    @Test
    void what_happened_can_neither_be_changed_nor_taken_out() {
        record(cast.secretary, "sleutel-1", "Het eerste.");

        for (var attack : new String[] {"update timeline.event set detail = 'anders'", "delete from timeline.event", "truncate timeline.event"}) {
            assertThatThrownBy(() -> cast.as(cast.secretary, () -> transactions.execute(_ -> jdbc.sql(attack).update())))
                .as(attack).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void nobody_records_in_the_name_of_another() {
        record(cast.secretary, "sleutel-1", "Het eerste.");

        assertThatThrownBy(() -> cast.as(cast.memberOfLisdonk, () -> transactions.execute(_ -> {
            timeline.record(new Command(cast.secretary, "sleutel-2", "/"), () -> "NOTED", subject, "Namens een ander.");
            return true;
        }))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_whole_timeline_is_checked_by_who_may_read_it_whole() {
        assertThatThrownBy(() -> cast.as(cast.chair, () -> timeline.firstBreak(cast.chair))).isInstanceOf(Missing.class);
    }

    @Test
    void another_table_reads_nothing_of_it() {
        record(cast.secretary, "sleutel-1", "Het eerste.");
        var others = new Cast(jdbc, sessions);

        assertThat(events(others, others.secretary)).isEmpty();
    }
}
