package nl.regietafel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What was acknowledged is there, once, in order and whole, however often PostgreSQL or the application is killed while eight
/// people write. `-Dkills=…` says how often (20), `-Dseed=…` repeats the moments of an earlier run.
/// A process that is killed loses nothing that the machine still holds: this says nothing about a power cut.
@Tag("kill")
@Timeout(1800)
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", new Random().nextLong(1_000_000));

    private Installed application;

    @AfterEach
    void nothing_runs_on() throws Exception {
        application.end();
    }

    @Test
    void what_was_acknowledged_is_there_once_in_order_and_whole_after_every_kill() throws Exception {
        System.out.println(KILLS + " kills, seed " + SEED);
        var random = new Random(SEED);
        application = new Installed(false);
        application.start();
        var writers = new Writers(application, topics());
        writers.start();
        var postgres = new ArrayList<Duration>();
        var jvm = new ArrayList<Duration>();
        for (var kill = 1; kill <= KILLS; kill++) {
            writers.awaitAcknowledged(writers.acknowledged() + 20 + random.nextInt(60));
            Thread.sleep(Duration.ofNanos(random.nextInt(20_000_000)));   // not always right after an answer
            var since = System.nanoTime();
            if (kill % 2 == 1) {
                application.killPostgres();
            } else {
                application.killApplication();
                application.start();
            }
            // What was under way may still be answered: of nine answers at least one was asked for after the kill.
            writers.awaitAcknowledged(writers.acknowledged() + Writers.COUNT + 1);
            (kill % 2 == 1 ? postgres : jvm).add(Duration.ofNanos(System.nanoTime() - since));
            assertThat(application.runs()).as("after kill " + kill + " the application runs").isTrue();
        }
        writers.awaitAcknowledged(writers.acknowledged() + 20);
        writers.finish();

        System.out.println(writers.acknowledged() + " lines acknowledged; answers " + writers.answers() + "; lines written again after a kill of "
                + "PostgreSQL in " + spread(postgres) + ", of the application in " + spread(jvm));
        assertThat(findings()).isEmpty();
        application.end();
        application.leaveNothing();
    }

    /// The negative control: the same application, but the key of a command is kept in a transaction of its own before the
    /// work, and it is killed in between. The writer hears that its line was written before, and the line is nowhere.
    @Test
    void a_key_that_is_kept_outside_the_transaction_loses_lines_and_is_caught() throws Exception {
        application = new Installed(true);
        application.start();
        try (var database = application.asAdministrator(); var statement = database.createStatement()) {
            statement.execute("create table timeline.taken (command_key text primary key)");
            statement.execute("comment on table timeline.taken is 'open: only this control has it'");
            statement.execute("grant select, insert on timeline.taken to regietafel");
        }
        var addresses = topics();
        application.end();

        application.start("-Dregietafel.control=key-outside", "-Dregietafel.control.dies-at=30");
        var writers = new Writers(application, addresses);
        writers.start();
        application.awaitEnd();
        application.start("-Dregietafel.control=key-outside");
        writers.awaitAcknowledged(writers.acknowledged() + 3 * Writers.COUNT);
        writers.finish();

        assertThat(findings()).isNotEmpty().allMatch(finding -> finding.startsWith("acknowledged but not there: kill.w"));
        application.end();
        application.leaveNothing();
    }

    private List<String> findings() throws Exception {
        try (var database = application.asAdministrator()) {
            return Oracle.findings(database, Writers.journals(application));
        }
    }

    /// Where lines can be written: topics of two meetings whose list does not stand yet.
    private List<String> topics() throws Exception {
        var addresses = new ArrayList<String>();
        try (Connection database = application.asAdministrator(); var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select '/vergaderingen/' || meeting_id || '/notuleren/' || id || '/regels'
                          from (select item.id, item.meeting_id, row_number() over (partition by item.meeting_id order by item.id) as place
                                  from meeting.agenda_item as item
                                  join meeting.meeting on meeting.id = item.meeting_id
                                 where meeting.cancelled_at is null and item.removed_at is null and item.kind = 'REGULAR'
                                   and not exists (select from decision.adoption where adoption.meeting_id = item.meeting_id)
                                   and not exists (select from decision.circulation where circulation.meeting_id = item.meeting_id)) as item
                         where place <= 3
                        """)) {
            while (rows.next()) {
                addresses.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(addresses).isNotEmpty();
        return addresses;
    }

    private static String spread(List<Duration> durations) {
        var millis = durations.stream().mapToLong(Duration::toMillis).summaryStatistics();
        return durations.isEmpty() ? "–" : "%.1f s on average, %.1f s at most".formatted(millis.getAverage() / 1000, millis.getMax() / 1000.0);
    }
}
