package nl.regietafel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;

/// What was kept comes back the same, or not at all.
@RegietafelTest
class BackupTest {

    @Value("${spring.datasource.url}")
    private String url;

    @TempDir
    private Path folder;

    @Test
    void all_of_the_sample_comes_back_with_the_same_fingerprint() throws Exception {
        var contents = kept();
        assertThat(contents.rows()).isGreaterThan(300);
        assertThat(contents.tables()).extracting(Backup.Table::name).contains("decision.line", "timeline.event", "migration.made_with", "paper.paper", "paper.piece", "paper.part");

        var again = TestServer.running().fresh();
        try (var connection = administrator(again.url())) {
            Backup.restore(connection, file(), Backup.check(file()));
            assertThat(Backup.hash(connection)).isEqualTo(contents.hash());
            // The counter goes on after what is there.
            assertThat(ask(connection, "select nextval(pg_get_serial_sequence('decision.fact', 'sequence')) > (select max(sequence) from decision.fact)"))
                .isEqualTo("t");
        }
        new SafetyCheck(again).ofTables();
    }

    @Test
    void one_changed_letter_is_another_fingerprint() throws Exception {
        var contents = kept();
        var again = TestServer.running().fresh();
        try (var connection = administrator(again.url())) {
            Backup.restore(connection, file(), contents);
            connection.createStatement().execute("update dossier.dossier set name = name || '.' where id = (select min(id) from dossier.dossier)");
            connection.commit();
            assertThat(Backup.hash(connection)).isNotEqualTo(contents.hash());
        }
    }

    @Test
    void a_file_that_was_changed_is_refused_before_anything_is_put_back() throws Exception {
        kept();
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file().toUri()), Map.of())) {
            var lines = zip.getPath("decision.line");
            Files.writeString(lines, Files.readString(lines).replaceFirst("noodopvang", "Noodopvang"));
        }
        assertThatThrownBy(() -> Backup.check(file())).isInstanceOf(CannotStart.class).hasMessageContaining("decision.line is veranderd");

        Files.writeString(file(), "geen zip");
        assertThatThrownBy(() -> Backup.check(file())).isInstanceOf(CannotStart.class).hasMessageContaining("geen reservekopie");
    }

    @Test
    void a_backup_of_an_earlier_release_is_put_back_as_it_was_and_then_brought_up_to_date() throws Exception {
        var old = empty("old_release");
        new Migrations(old).upTo("0006");
        try (var connection = administrator(old.url())) {
            connection.createStatement().execute("insert into migration.made_with (sample) values ('none')");
            connection.createStatement().execute("insert into directory.person (id, name) values ('aaaaaaaaaaaa', 'M. Hogendoorn')");
        }
        Backup.Contents contents;
        try (var connection = administrator(old.url())) {
            contents = Backup.write(connection, file());
        }
        assertThat(contents.schema()).isEqualTo("0006");

        var again = empty("new_release");
        new Migrations(again).upTo(contents.schema());
        try (var connection = administrator(again.url())) {
            Backup.restore(connection, file(), contents);
        }
        new Migrations(again).run("none");
        try (var connection = administrator(again.url())) {
            assertThat(ask(connection, "select name from directory.person")).isEqualTo("M. Hogendoorn");
        }
        assertThatThrownBy(() -> new Migrations(empty("newer_release")).upTo("9999")).isInstanceOf(CannotStart.class).hasMessageContaining("nieuwere uitgave");
    }

    @Test
    void what_cannot_be_done_is_one_sentence_and_touches_nothing() throws IOException {
        Files.createDirectories(folder.resolve("vol"));
        Files.writeString(folder.resolve("vol/iets"), "van iemand");
        Files.writeString(folder.resolve("er-al"), "van iemand");

        refuses("bestaat al", "backup", "er-al", "vol");
        refuses("is er niet", "backup", "nieuw", "geen-map");
        refuses("is er niet", "restore", "niets", "leeg");
        refuses("geen reservekopie", "restore", "er-al", "leeg");
        refuses("Gebruik:", "weggooien", "er-al", "leeg");
        assertThatThrownBy(() -> Keeping.run(new String[] {"backup", "x"}, Map.of("REGIETAFEL_DB_URL", "jdbc:postgresql://db/x")))
            .isInstanceOf(CannotStart.class).hasMessageContaining("pg_dump");
        assertThat(folder.resolve("leeg")).doesNotExist();
        assertThat(folder.resolve("vol/iets")).hasContent("van iemand");
    }

    @Test
    void a_folder_that_is_not_empty_is_left_alone() throws Exception {
        kept();
        Files.createDirectories(folder.resolve("vol"));
        Files.writeString(folder.resolve("vol/iets"), "van iemand");

        refuses("niet leeg", "restore", "kopie.zip", "vol");
        assertThat(folder.resolve("vol")).isDirectoryContaining("glob:**/iets");
    }

    private void refuses(String why, String act, String name, String data) {
        var environment = new HashMap<>(Map.of("REGIETAFEL_DATA", folder.resolve(data).toString()));
        assertThatThrownBy(() -> Keeping.run(new String[] {act, folder.resolve(name).toString()}, environment))
            .isInstanceOf(CannotStart.class).hasMessageContaining(why);
    }

    private Backup.Contents kept() throws SQLException, IOException {
        try (var connection = administrator(url)) {
            return Backup.write(connection, file());
        }
    }

    private Path file() {
        return folder.resolve("kopie.zip");
    }

    /// A database without tables.
    private static Database empty(String name) throws SQLException {
        var like = TestServer.running().fresh();
        var server = TestServer.running().server();
        try (var connection = server.asAdministrator("postgres")) {
            connection.createStatement().execute("create database " + name + " template template0 owner regietafel_owner");
        }
        return new Database(server.url(name), like.owner(), like.ownerPassword(), like.user(), like.password(), true);
    }

    private static Connection administrator(String url) throws SQLException {
        return TestServer.running().server().asAdministrator(url.substring(url.lastIndexOf('/') + 1));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
