package nl.regietafel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The server as a province gets it, with all that makes it keep what it is given.
@Timeout(90)
class EmbeddedServerTest {

    private static Path home;
    private static ServerUser user;
    private static EmbeddedServer server;
    private static Database database;

    @BeforeAll
    static void start() throws IOException {
        home = TestServer.home(TestServer.binaries());
        user = ServerUser.forFolder(home);
        server = restarted();
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.clear(home);
    }

    @Test
    void it_keeps_what_it_was_given() throws SQLException {
        try (var connection = database.asApplication()) {
            assertThat(ask(connection, "show fsync")).isEqualTo("on");
            assertThat(ask(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void it_is_reached_from_this_machine_only_and_with_a_password() throws SQLException {
        try (var connection = server.asAdministrator("postgres")) {
            assertThat(ask(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(connection, "show unix_socket_directories")).isEmpty();
            assertThat(ask(connection, "show password_encryption")).isEqualTo("scram-sha-256");
        }
        assertThatThrownBy(() -> Database.connect(database.url(), database.user(), "geraden"))
            .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
    }

    @Test
    void nobody_else_on_the_machine_reads_its_password_or_its_data() throws IOException {
        assertThat(Files.getPosixFilePermissions(home.resolve("pw"))).hasSize(2);
        assertThat(Files.getPosixFilePermissions(home.resolve("data"))).hasSize(3);
    }

    @Test
    void the_role_of_the_application_owns_nothing_and_may_make_nothing() throws SQLException {
        try (var connection = database.asApplication()) {
            assertThat(ask(connection, """
                    select concat(rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication) from pg_roles where rolname = current_user
                    """)).isEqualTo("fffff");
            assertThat(ask(connection, """
                    select count(*) from pg_class where relowner = current_user::regrole
                    """)).isEqualTo("0");
            assertThatThrownBy(() -> ask(connection, "create table public.mine (id int)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_server_that_is_killed_comes_back_at_the_same_address_with_all_that_was_confirmed() throws Exception {
        try (var connection = database.asOwner()) {
            run(connection, "create table if not exists public.note (text text)");
            run(connection, "insert into public.note values ('bevestigd')");
        }

        var before = server.pid();
        Commands.run(List.of("kill", "-9", Long.toString(before)));
        ProcessHandle.of(before).ifPresent(killed -> killed.onExit().join());

        assertThat(eventually(database, "select text from public.note limit 1")).isEqualTo("bevestigd");
        assertThat(server.pid()).isNotEqualTo(before);
    }

    @Test
    void a_server_that_outlived_its_application_is_stopped_first() throws Exception {
        server.close();
        var left = leftOver();

        server = restarted();

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(eventually(database, "select 1")).isEqualTo("1");
    }

    @Test
    void a_number_of_a_process_that_is_not_ours_is_never_signalled_and_does_not_keep_it_from_starting() throws Exception {
        server.close();
        var stranger = new ProcessBuilder(user.command(Path.of("/bin/sleep"), "60")).start();
        Files.write(home.resolve("data/postmaster.pid"), List.of(Long.toString(stranger.pid()), home.resolve("data").toString(), "1", "1"));

        server = restarted();

        assertThat(stranger.isAlive()).isTrue();
        assertThat(eventually(database, "select 1")).isEqualTo("1");
        stranger.destroy();
    }

    @Test
    void what_the_server_says_is_in_the_message_when_it_does_not_start() throws Exception {
        assertThatThrownBy(() -> {
            var other = TestServer.home(TestServer.binaries());
            try {
                EmbeddedServer.start(other, TestServer.binaries(), user, List.of("shared_buffers=niets"), null);
            } finally {
                TestServer.clear(other);
            }
        }).isInstanceOf(CannotStart.class).hasMessageContaining("shared_buffers");
    }

    @Test
    void a_server_that_is_stopped_leaves_no_process_and_a_clean_log() throws Exception {
        var pid = server.pid();

        server.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(Files.readAllLines(home.resolve("pg.log")).getLast()).contains("database system is shut down");
        server = restarted();
    }

    private static EmbeddedServer restarted() throws IOException {
        var started = EmbeddedServer.start(home, TestServer.binaries(), user,
                List.of("fsync=on", "full_page_writes=on", "synchronous_commit=on"), null);
        database = started.database();
        return started;
    }

    private static Process leftOver() throws Exception {
        var log = home.resolve("pg.log");
        var command = new ArrayList<>(user.command(TestServer.binaries().program("postgres"), "-D", home.resolve("data").toString(),
                "-c", "listen_addresses=127.0.0.1", "-p", Integer.toString(EmbeddedServer.freePort()), "-c", "unix_socket_directories="));
        var process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        while (!Files.exists(home.resolve("data/postmaster.pid"))
                || !Files.readString(home.resolve("data/postmaster.pid")).contains("ready")) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(Files.readString(log));
            }
        }
        return process;
    }

    /// Asks until there is an answer: the server is coming back.
    private static String eventually(Database database, String question) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try (var connection = database.asOwner()) {
                return ask(connection, question);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(question)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        ask(connection, sql);
    }
}
