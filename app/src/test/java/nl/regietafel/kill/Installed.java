package nl.regietafel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.postgres.Database;
import org.jspecify.annotations.Nullable;

/// The application as it is installed: a process of its own with its own data folder, that can be killed and started again.
final class Installed {

    private final Path folder;
    private final int port;
    private final String classPath;
    private final @Nullable Database shared;
    private Process process;

    /// @param withTests whether it also finds what stands beside the tests, which only the negative control needs
    Installed(boolean withTests) throws IOException {
        this(withTests, null);
    }

    /// @param shared a database that other nodes use as well; null: one of its own
    Installed(boolean withTests, @Nullable Database shared) throws IOException {
        this.shared = shared;
        var target = Files.createDirectories(Path.of("target").toAbsolutePath());
        folder = Files.createTempDirectory(target, "kill-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));   // its server is another user
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        classPath = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
            .filter(entry -> withTests || !entry.replaceAll("/$", "").endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path folder() {
        return folder;
    }

    /// Starts it and waits until it says that it serves.
    void start(String... options) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, "nl.regietafel.Regietafel"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("REGIETAFEL"));
        builder.environment().put("REGIETAFEL_DATA", folder.resolve("data").toString());
        builder.environment().put("REGIETAFEL_PORT", Integer.toString(port));
        if (shared != null) {
            builder.environment().putAll(Map.of("REGIETAFEL_DB_URL", shared.url(), "REGIETAFEL_DB_OWNER", shared.owner(),
                    "REGIETAFEL_DB_OWNER_PASSWORD", shared.ownerPassword(), "REGIETAFEL_DB_USER", shared.user(),
                    "REGIETAFEL_DB_PASSWORD", shared.password()));
        }
        var started = builder.start();
        process = started;
        var ready = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> follow(started, ready));
        ready.get(180, TimeUnit.SECONDS);
    }

    /// Reads on after it serves: a pipe that is full would stop it.
    private void follow(Process started, CompletableFuture<Void> ready) {
        try (var lines = started.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                if (line.startsWith("Regietafel staat klaar op ")) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new AssertionError("It did not start; see " + log()));
    }

    private Path log() {
        return folder.resolve("application.log");
    }

    /// kill -9 of the application alone.
    void killApplication() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// kill -9 of the first process of PostgreSQL alone: its workers find out by themselves.
    void killPostgres() throws Exception {
        var pid = Long.parseLong(Files.readAllLines(serverHome().resolve("data/postmaster.pid")).getFirst().strip());
        var server = ProcessHandle.of(pid).orElseThrow();
        assertThat(server.info().command().orElse("")).startsWith(serverHome().toString());
        server.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ended").isTrue();
    }

    /// Its database as PostgreSQL's own administrator, whom no row is hidden from.
    Connection asAdministrator() throws IOException, SQLException {
        var server = Files.readAllLines(serverHome().resolve("data/postmaster.pid"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/regietafel", "postgres",
                Files.readString(serverHome().resolve("pw")).strip());
    }

    private Path serverHome() throws IOException {
        var elsewhere = folder.resolve("data/server-home");
        return Files.exists(elsewhere) ? Path.of(Files.readString(elsewhere).strip()) : folder.resolve("data/postgres").toRealPath();
    }

    /// Ends it, whatever state it is in.
    void end() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    void leaveNothing() throws IOException {
        for (var each : shared == null ? List.of(serverHome(), folder) : List.of(folder)) {
            try (var files = Files.walk(each)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
