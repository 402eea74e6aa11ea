package nl.regietafel.postgres;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL for all tests of a run, with the tables of today. Each `fresh` database is a copy of them that nobody else
/// touches. It is fast because it keeps nothing: a test that claims durability starts a server of its own.
public final class TestServer {

    private static final List<String> FAST = List.of("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static TestServer running;

    private final EmbeddedServer server;
    private final Database template;

    private TestServer(EmbeddedServer server) {
        this.server = server;
        this.template = server.database();
        new Migrations(template).run("waterrijk");
    }

    public static synchronized TestServer running() {
        if (running == null) {
            try {
                var folder = home(binaries());
                var server = EmbeddedServer.start(folder, binaries(), ServerUser.forFolder(folder), FAST, null);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    clear(folder);
                }));
                running = new TestServer(server);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    /// A database of its own with all tables and no rows.
    public synchronized Database fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = server.asAdministrator("postgres"); var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template regietafel owner regietafel_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(server.url(name), template.owner(), template.ownerPassword(), template.user(), template.password(), true);
    }

    /// A server that keeps what it is given, with an empty database, for a test in which processes of ours share it.
    public record Durable(Database database, AutoCloseable end) {
        public static Durable start() throws IOException {
            var folder = home(binaries());
            var server = EmbeddedServer.start(folder, binaries(), ServerUser.forFolder(folder), List.of(), null);
            return new Durable(server.database(), () -> {
                server.close();
                clear(folder);
            });
        }
    }

    EmbeddedServer server() {
        return server;
    }

    /// A new folder below app/target, or elsewhere when the server's user cannot go there.
    static Path folder() throws IOException {
        var folder = Files.createTempDirectory(shared(), "server-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return folder;
    }

    /// A new folder with an empty server in it, copied from one that was made once for all runs.
    static Path home(Binaries binaries) throws IOException {
        var home = folder();
        var parent = Objects.requireNonNull(home.getParent());
        var first = parent.resolve("first-" + binaries.folder().getFileName() + "-" + ServerUser.forFolder(home).uid());
        try (var lock = FileChannel.open(parent.resolve("making"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(first)) {
                var made = folder();
                EmbeddedServer.start(made, binaries, ServerUser.forFolder(made), FAST, null).close();
                Files.move(made, first);
            }
        }
        var copied = Commands.run(List.of("cp", "-a", first.resolve("data").toString(), first.resolve("pw").toString(), home.toString()));
        if (!copied.succeeded()) {
            throw new IOException(copied.output());
        }
        return home;
    }

    /// Unpacked once for all servers of all runs.
    static Binaries binaries() throws IOException {
        return Binaries.unpackedIn(shared());
    }

    /// Those of the oldest version we hold on to.
    static Binaries oldestBinaries() throws IOException {
        return Binaries.unpackedFrom(target().resolve("oldest-postgres.jar"), shared());
    }

    private static Path shared() throws IOException {
        var tests = Files.createDirectories(target().resolve("test-postgres"));
        if (ServerUser.forFolder(tests).reaches(tests)) {
            return tests;
        }
        var shared = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "regietafel-test-postgres"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        return shared;
    }

    static Path target() {
        try {
            return Path.of(TestServer.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void clear(Path folder) {
        Commands.run(List.of("rm", "-rf", folder.toString()));
    }
}
