package nl.regietafel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void a_folder_serves_one_application_at_a_time() {
        try (var _ = DataFolder.open(temporary.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.open(temporary.resolve("data")))
                .isInstanceOf(CannotStart.class).hasMessageStartingWith("Regietafel draait al");
        }
        DataFolder.open(temporary.resolve("data")).close();
    }

    @Test
    void the_server_lives_in_the_folder_when_its_user_can_go_there() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        try (var folder = DataFolder.open(temporary.resolve("data"))) {
            Files.setPosixFilePermissions(temporary.resolve("data"), PosixFilePermissions.fromString("rwx--x--x"));
            var user = ServerUser.forFolder(temporary);
            assumeThat(user.reaches(temporary)).isTrue();

            assertThat(folder.serverHome(user)).isEqualTo(temporary.toRealPath().resolve("data/postgres"));
        }
    }

    @Test
    void the_server_of_a_folder_that_only_root_can_enter_lives_elsewhere_and_is_found_again() throws Exception {
        var user = ServerUser.forFolder(temporary);
        assumeThat(user.switched()).as("only root hands the server to another user").isTrue();
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        Path home;
        try (var folder = DataFolder.open(temporary.resolve("data"))) {
            home = folder.serverHome(user);

            assertThat(home.toString()).startsWith("/var/lib/regietafel/");
            assertThat(user.reaches(home)).isTrue();
        }
        // Opening the folder to all does not move the data.
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        try (var folder = DataFolder.open(temporary.resolve("data"))) {
            assertThat(folder.serverHome(user)).isEqualTo(home);

            TestServer.clear(home);
            assertThatThrownBy(() -> folder.serverHome(user)).isInstanceOf(CannotStart.class).hasMessageContaining(home.toString());
        }
    }

    @Test
    void a_folder_that_is_a_file_is_one_sentence() throws Exception {
        var file = Files.createFile(temporary.resolve("data"));

        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(CannotStart.class).hasMessageContaining("REGIETAFEL_DATA");
    }
}
