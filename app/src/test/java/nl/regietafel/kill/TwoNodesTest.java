package nl.regietafel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import nl.regietafel.postgres.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two applications on one PostgreSQL share the jobs; when one is killed in the middle of one, the other goes on.
@Tag("kill")
@Timeout(600)
class TwoNodesTest {

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private TestServer.Durable server;
    private Installed one;
    private Installed other;

    @BeforeEach
    void two_nodes_on_one_database() throws Exception {
        server = TestServer.Durable.start();
        try (var owner = asOwner(); var statement = owner.createStatement()) {
            for (var sql : List.of("create schema control", "grant usage on schema control to regietafel",
                    "create table control.effect (piece integer primary key, node text not null, at timestamptz not null default clock_timestamp())",
                    "create table control.stuck (node text not null)",
                    "create table control.tick (id bigint generated always as identity primary key, node text not null,"
                            + " began timestamptz not null default clock_timestamp(), ended timestamptz)",
                    "grant select, insert, update on all tables in schema control to regietafel")) {
                statement.execute(sql);
            }
            for (var table : List.of("effect", "stuck", "tick")) {
                statement.execute("comment on table control." + table + " is 'open: only this test has it'");
            }
        }
        one = new Installed(true, server.database());
        other = new Installed(true, server.database());
        one.start("-Dregietafel.control=errand");
        other.start("-Dregietafel.control=errand");
    }

    @AfterEach
    void nothing_runs_on() throws Exception {
        one.end();
        other.end();
        server.end().close();
    }

    @Test
    void after_a_kill_in_the_middle_of_a_job_the_other_node_goes_on_within_a_minute_and_nothing_is_done_twice() throws Exception {
        try (var database = asOwner()) {
            await("a node in the middle of the errand", database, "select exists (select from control.stuck)");
            await("both nodes at work", database, "select count(distinct node) = 2 from control.tick");
            assertThat(number(database, "select count(*) from control.effect")).isEqualTo(9);

            var stuckIsOne = one.pid() == number(database, "select node::bigint from control.stuck");
            (stuckIsOne ? one : other).killApplication();
            var since = System.nanoTime();
            await("the errand done by the other", database, "select count(*) = " + Errand.PIECES + " from control.effect");
            var took = Duration.ofNanos(System.nanoTime() - since);
            System.out.println("The other node went on after " + took.toSeconds() + " s");

            assertThat(took).isLessThan(WITHIN);
            assertThat(number(database, "select count(distinct node) from control.effect")).isEqualTo(2);
            assertThat(number(database, """
                    select count(*) from control.tick as one join control.tick as other
                      on one.id < other.id and other.began < one.ended
                    """)).as("ticks that were done by two nodes at once").isZero();
            assertThat((stuckIsOne ? other : one).runs()).isTrue();
            one.leaveNothing();
            other.leaveNothing();
        }
    }

    private Connection asOwner() throws SQLException {
        var database = server.database();
        return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void await(String what, Connection database, String sql) throws SQLException {
        var until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < until) {
            try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return;
                }
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("Not within two minutes: " + what);
    }
}
