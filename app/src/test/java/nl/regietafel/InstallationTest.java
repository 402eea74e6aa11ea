package nl.regietafel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The application as a process of its own: how it starts, what it refuses, and that nothing of it is left when it has gone.
@Tag("kill")
@Timeout(180)
class InstallationTest {

    @TempDir
    private Path temporary;
    private Path data;
    private int port;

    @BeforeEach
    void a_place_and_a_port() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        data = temporary.resolve("de gegevens");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void nothing_is_left() {
        servers().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void it_serves_and_on_TERM_it_ends_with_its_database_within_twenty_seconds() throws Exception {
        var application = started(Map.of());
        assertThat(answer()).isEqualTo(200);
        assertThat(servers()).isNotEmpty();

        application.destroy();

        assertThat(application.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(servers()).isEmpty();
        assertThat(Files.readAllLines(data.resolve("postgres/pg.log")).getLast()).contains("database system is shut down");
    }

    @Test
    void killed_it_takes_its_database_along_and_the_next_start_goes_on_with_the_same_data() throws Exception {
        started(Map.of()).destroyForcibly().waitFor();
        for (var server : servers()) {
            server.onExit().get(20, TimeUnit.SECONDS);
        }

        var refused = process(Map.of("REGIETAFEL_SAMPLE", "none"));
        assertThat(output(refused)).contains("voorbeeld waterrijk").doesNotContain("Exception");
        assertThat(refused.waitFor()).isEqualTo(1);

        var application = started(Map.of());
        assertThat(answer()).isEqualTo(200);
        application.destroy();
        application.waitFor();
    }

    @Test
    void a_second_start_touches_nothing_of_the_first() throws Exception {
        var application = started(Map.of());
        var before = servers().stream().map(ProcessHandle::pid).toList();

        var second = process(Map.of("REGIETAFEL_PORT", "0"));
        assertThat(output(second)).startsWith("Regietafel draait al").hasLineCount(1);
        assertThat(second.waitFor()).isEqualTo(1);

        var elsewhere = process(Map.of("REGIETAFEL_DATA", temporary.resolve("elders").toString()));
        assertThat(output(elsewhere)).contains("poort " + port + " niet vrij").hasLineCount(1);
        assertThat(elsewhere.waitFor()).isEqualTo(1);
        assertThat(temporary.resolve("elders/postgres")).doesNotExist();

        assertThat(answer()).isEqualTo(200);
        assertThat(servers().stream().map(ProcessHandle::pid)).containsAll(before.subList(0, 1));
        application.destroy();
        application.waitFor();
    }

    @Test
    void a_backup_made_while_it_runs_comes_back_in_an_empty_folder_with_the_same_content() throws Exception {
        var application = started(Map.of());
        var file = temporary.resolve("kopie.zip");
        var kept = output(process(Map.of(), "nl.regietafel.postgres.Keeping", "backup", file.toString()));
        assertThat(kept).startsWith("Bewaard in " + file).hasLineCount(1);
        assertThat(answer()).isEqualTo(200);
        application.destroy();
        application.waitFor();

        var elsewhere = Map.of("REGIETAFEL_DATA", temporary.resolve("elders").toString());
        assertThat(output(process(elsewhere, "nl.regietafel.postgres.Keeping", "restore", file.toString())))
            .contains("gelijk aan de reservekopie").hasLineCount(1);
        var again = temporary.resolve("nog-een.zip");
        var same = output(process(elsewhere, "nl.regietafel.postgres.Keeping", "backup", again.toString()));
        assertThat(same.substring(same.indexOf("sha256"))).isEqualTo(kept.substring(kept.indexOf("sha256")));

        var restored = started(elsewhere);
        assertThat(answer()).isEqualTo(200);
        restored.destroy();
        restored.waitFor();
    }

    private Process process(Map<String, String> settings) throws IOException {
        return process(settings, "nl.regietafel.Regietafel");
    }

    private Process process(Map<String, String> settings, String... program) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(program));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("REGIETAFEL"));
        builder.environment().putAll(Map.of("REGIETAFEL_DATA", data.toString(), "REGIETAFEL_PORT", Integer.toString(port)));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private Process started(Map<String, String> settings) throws IOException {
        var process = process(settings);
        var said = new StringBuilder();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Regietafel staat klaar op http://127.0.0.1:" + port)) {
                return process;
            }
        }
        throw new AssertionError("It did not start: " + said);
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int answer() throws IOException {
        return ((HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/gezond").toURL().openConnection()).getResponseCode();
    }

    /// The server and its workers: whatever runs a program from this data folder.
    private List<ProcessHandle> servers() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(each -> each.info().command().filter(command -> command.startsWith(data.toString())).isPresent()).toList();
        }
    }
}
