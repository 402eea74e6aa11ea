package nl.regietafel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A PostgreSQL of the province itself, of the oldest version we hold on to, made ready with the script we ship.
class ForeignServerTest {

    private static Path home;
    private static EmbeddedServer server;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(System.getProperty("os.arch")).as("binaries of the oldest version exist for amd64").isEqualTo("amd64");
        var binaries = TestServer.oldestBinaries();
        home = TestServer.home(binaries);
        server = EmbeddedServer.start(home, binaries, ServerUser.forFolder(home), List.of(), null);
        var script = Files.readString(TestServer.target().resolve("../../docs/operating/create-roles.sql"))
            .replace(":'owner_password'", "'van de eigenaar'").replace(":'user_password'", "'van de toepassing'")
            .replaceAll("(?m)^--.*$", "");
        for (var statement : script.split(";")) {
            if (!statement.isBlank()) {
                administrator(statement);
            }
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            TestServer.clear(home);
        }
    }

    @Test
    void our_tables_and_our_check_hold_on_the_oldest_version() throws SQLException {
        var database = database("regietafel", "van de toepassing");
        try (var connection = database.asApplication()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
        }

        new SafetyCheck(database).ofServer();
        new Migrations(database).run("none");
        new Migrations(database).run("none");

        assertThatCode(() -> new SafetyCheck(database).ofTables()).doesNotThrowAnyException();
    }

    @Test
    void a_database_made_without_the_sample_does_not_open_with_it() {
        var database = database("regietafel", "van de toepassing");
        new Migrations(database).run("none");

        assertThatThrownBy(() -> new Migrations(database).run("waterrijk"))
            .isInstanceOf(CannotStart.class).hasMessageContaining("zonder voorbeeld");
    }

    @Test
    void a_wrong_password_is_one_sentence() {
        var database = new Database(server.url("regietafel"), "regietafel_owner", "geraden", "regietafel", "geraden", false);

        assertThatThrownBy(() -> new Migrations(database).run("none"))
            .isInstanceOf(CannotStart.class).hasMessageContaining("niet te bereiken als regietafel_owner");
    }

    @Test
    void its_administrator_is_refused_as_application() throws SQLException {
        administrator("create role beheerder login superuser password 'van de beheerder'");

        assertThatThrownBy(() -> new SafetyCheck(database("beheerder", "van de beheerder")).ofServer())
            .isInstanceOf(CannotStart.class).hasMessageContaining("superuser");
    }

    private static Database database(String user, String password) {
        return new Database(server.url("regietafel"), "regietafel_owner", "van de eigenaar", user, password, false);
    }

    private static void administrator(String sql) throws SQLException {
        try (var connection = server.asAdministrator("postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
