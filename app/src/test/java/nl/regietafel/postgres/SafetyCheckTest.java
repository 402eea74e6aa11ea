package nl.regietafel.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way in which a database can be unsafe, on a server where nothing else is wrong.
class SafetyCheckTest {

    private static Path home;
    private static EmbeddedServer server;
    private static Database ours;
    private Database database;

    @BeforeAll
    static void start() throws IOException {
        home = TestServer.home(TestServer.binaries());
        server = EmbeddedServer.start(home, TestServer.binaries(), ServerUser.forFolder(home), List.of(), null);
        ours = server.database();
        new Migrations(ours).run("none");
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.clear(home);
    }

    @BeforeEach
    void a_schema_to_err_in() throws SQLException {
        database = ours;
        owner("create schema trial");
        owner("grant usage on schema trial to regietafel");
    }

    @AfterEach
    void all_is_safe_again() throws SQLException {
        administrator("drop schema trial cascade");
    }

    @Test
    void our_own_tables_on_our_own_server_are_safe() {
        assertThatCode(() -> check(database)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void a_server_that_may_forget_is_refused(String setting) throws Exception {
        var forgetful = TestServer.home(TestServer.binaries());
        try (var other = EmbeddedServer.start(forgetful, TestServer.binaries(), ServerUser.forFolder(forgetful),
                List.of(setting + "=off"), null)) {
            assertThatThrownBy(() -> check(other.database())).isInstanceOf(CannotStart.class).hasMessageContaining(setting);
        } finally {
            TestServer.clear(forgetful);
        }
    }

    @Test
    void confirming_before_it_is_written_is_refused_also_when_set_for_one_role() throws SQLException {
        administrator("alter role regietafel set synchronous_commit = off");
        refused("synchronous_commit");
        administrator("alter role regietafel reset synchronous_commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"superuser", "bypassrls", "createrole"})
    void a_role_that_may_more_than_the_application_is_refused(String attribute) throws SQLException {
        administrator("alter role regietafel " + attribute);
        refused(attribute);
        administrator("alter role regietafel no" + attribute);
    }

    @Test
    void the_owner_is_refused_as_application() {
        database = new Database(database.url(), database.owner(), database.ownerPassword(), database.owner(), database.ownerPassword(), true);
        refused("eigenaar van de tabellen");
    }

    @Test
    void a_member_of_the_owner_is_refused_as_application() throws SQLException {
        administrator("grant regietafel_owner to regietafel");
        refused("lid van regietafel_owner");
        administrator("revoke regietafel_owner from regietafel");
    }

    @Test
    void a_member_of_a_superuser_is_refused_as_application() throws SQLException {
        administrator("grant postgres to regietafel");
        refused("lid van postgres");
        administrator("revoke postgres from regietafel");
    }

    @Test
    void a_table_that_belongs_to_the_application_is_refused() throws SQLException {
        owner("create table trial.mine (text text)");
        owner("comment on table trial.mine is 'open: a test'");
        administrator("alter table trial.mine owner to regietafel");
        refused("bezit trial.mine");
    }

    @Test
    void a_table_that_does_not_shield_its_rows_is_refused() throws SQLException {
        owner("create table trial.bare (text text)");
        refused("trial.bare");
    }

    @Test
    void shielding_that_does_not_hold_for_the_owner_is_refused() throws SQLException {
        owner("create table trial.half (text text)");
        owner("alter table trial.half enable row level security");
        refused("trial.half");
    }

    @Test
    void a_table_may_be_open_when_it_says_why() throws SQLException {
        owner("create table trial.word (text text)");
        owner("comment on table trial.word is 'open: the words of a language'");
        assertThatCode(() -> check(database)).doesNotThrowAnyException();
    }

    @Test
    void a_table_of_someone_else_in_our_schema_is_looked_at_as_well() throws SQLException {
        administrator("create table trial.placed (text text)");
        refused("trial.placed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with (security_invoker = false)"})
    void a_view_that_reads_as_its_owner_is_refused(String option) throws SQLException {
        owner("create view trial.everything " + option + " as select * from directory.person");
        refused("trial.everything");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "on"})
    void a_view_that_reads_as_who_asks_is_safe(String value) throws SQLException {
        owner("create view trial.everything with (security_invoker = " + value + ") as select * from directory.person");
        assertThatCode(() -> check(database)).doesNotThrowAnyException();
    }

    @Test
    void a_copy_of_rows_is_refused_wherever_it_stands() throws SQLException {
        administrator("create schema reporting");
        administrator("create materialized view reporting.people as select * from directory.person");
        refused("reporting.people");
        administrator("drop schema reporting cascade");
    }

    @Test
    void tables_that_were_made_for_another_role_are_refused() throws SQLException {
        owner("revoke usage on schema trial from regietafel");
        refused("kan niet in trial");
    }

    private static void check(Database database) {
        new SafetyCheck(database).ofServer();
        new SafetyCheck(database).ofTables();
    }

    private void refused(String because) {
        assertThatThrownBy(() -> check(database)).isInstanceOf(CannotStart.class).hasMessageContaining(because);
    }

    private void owner(String sql) throws SQLException {
        try (var connection = database.asOwner(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void administrator(String sql) throws SQLException {
        try (var connection = server.asAdministrator("regietafel"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
