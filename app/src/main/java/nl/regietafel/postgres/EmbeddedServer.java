package nl.regietafel.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own, for a trial or for one province on one server. It keeps what it was given (fsync, checksums),
/// listens on this machine only, and lives as long as the application: it is ended with it, the kernel ends it when the
/// application is killed, and when it falls itself it is started again at the same address.
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TO_START = Duration.ofSeconds(60);   // crash recovery may take a while
    private static final Duration TO_STOP = Duration.ofSeconds(8);
    private static final String ADMINISTRATOR = "postgres";

    private final Path home;
    private final Path data;
    private final Binaries binaries;
    private final ServerUser user;
    private final List<String> settings;
    private final @Nullable FileChannel guard;
    private int port;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    private EmbeddedServer(Path home, Binaries binaries, ServerUser user, List<String> settings, @Nullable FileChannel guard) {
        this.home = home;
        this.data = home.resolve("data");
        this.binaries = binaries;
        this.user = user;
        this.settings = settings;
        this.guard = guard;
    }

    static EmbeddedServer start(Path home, ServerUser user, @Nullable FileChannel guard) throws IOException {
        var shared = System.getProperty("regietafel.binaries");
        return start(home, Binaries.unpackedIn(shared == null ? home : Path.of(shared)), user,
                List.of("fsync=on", "full_page_writes=on", "synchronous_commit=on"), guard);
    }

    static EmbeddedServer start(Path home, Binaries binaries, ServerUser user, List<String> settings, @Nullable FileChannel guard)
            throws IOException {
        var server = new EmbeddedServer(home, binaries, user, settings, guard);
        server.initialise();
        server.endLeftOver();
        server.startOnFreePort();
        return server;
    }

    /// The database with its two roles; both get a new password at each start, so that none is kept anywhere.
    public Database database() {
        var database = new Database(url("regietafel"), "regietafel_owner", secret(), "regietafel", secret(), true);
        try (var connection = asAdministrator("postgres")) {
            role(connection, database.owner(), database.ownerPassword());
            role(connection, database.user(), database.password());
            if (!exists(connection, "select from pg_database where datname = ?", "regietafel")) {
                Database.run(connection, "create database regietafel owner regietafel_owner");
            }
            Database.run(connection, "revoke all on database regietafel from public");
            Database.run(connection, "grant connect on database regietafel to regietafel");
        } catch (SQLException e) {
            throw new CannotStart("De rollen van Regietafel zijn niet te maken in PostgreSQL: " + e.getMessage(), e);
        }
        return database;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection asAdministrator(String database) throws SQLException {
        try {
            return Database.connect(url(database), ADMINISTRATOR, Files.readString(home.resolve("pw")).strip());
        } catch (IOException e) {
            throw new CannotStart("Het wachtwoord van PostgreSQL in " + home.resolve("pw") + " is niet te lezen.", e);
        }
    }

    /// The administrator's connection to a server that another process runs there; empty when none does.
    static Optional<Connection> running(Path home) throws IOException, SQLException {
        var file = home.resolve("data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        var alive = !lines.isEmpty() && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive).isPresent();
        if (!alive || lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
            return Optional.empty();
        }
        return Optional.of(Database.connect("jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/regietafel", ADMINISTRATOR,
                Files.readString(home.resolve("pw")).strip()));
    }

    /// Where the programs are, for a second server beside this one.
    public Path programs() {
        return binaries.folder().getParent();
    }

    long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
            Database.run(connection, "create role " + name);
        }
        Database.run(connection, "alter role " + name
                + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '" + password + "'");
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String secret() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void initialise() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            user.own(data);
            user.own(home.resolve("pw"));
            return;
        }
        if (Files.exists(data) && !empty(data)) {
            throw new CannotStart("De map " + data + " is niet leeg en toch geen database: waarschijnlijk is het inrichten de eerste "
                    + "keer afgebroken. Verwijder de map als er niets van u in staat.");
        }
        var password = home.resolve("pw");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, secret());
        user.own(password);
        // Made beside its place and then renamed: a database that was made halfway never looks like one.
        var half = home.resolve("data.new");
        Commands.run(List.of("rm", "-rf", half.toString()));
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(half);
        var arguments = new ArrayList<>(List.of("-D", half.toString(), "-U", ADMINISTRATOR, "--auth=scram-sha-256", "--pwfile=" + password,
                "--data-checksums", "-E", "UTF8", "--locale-provider=icu", "--icu-locale=nl-NL", "--locale=C.UTF-8"));
        if (settings.contains("fsync=off")) {
            arguments.add("--no-sync");
        }
        var outcome = Commands.run(user.command(binaries.program("initdb"), arguments.toArray(String[]::new)));
        if (!outcome.succeeded()) {
            throw new CannotStart("De database is niet ingericht: " + outcome.output());
        }
        Files.deleteIfExists(data);
        Files.move(half, data);
    }

    private static boolean empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /// A server that outlived its application: only one that runs our own program is asked to stop, never a process that
    /// happens to have its number.
    private void endLeftOver() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var left = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (left.filter(this::isOurs).isPresent()) {
            LOG.info("Een eerdere PostgreSQL (proces {}) draait nog en wordt gestopt", pid);
            signal("INT", pid);
            try {
                left.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new CannotStart("Een eerdere PostgreSQL (proces " + pid + ") draait nog op " + data + " en stopt niet.", e);
            }
        } else if (left.isPresent() && ProcessHandle.allProcesses().noneMatch(this::isOurs)) {
            // The number now belongs to something else; PostgreSQL itself would refuse to start because of it.
            Files.delete(file);
        }
    }

    private boolean isOurs(ProcessHandle other) {
        return other.info().command().filter(command -> Path.of(command).startsWith(binaries.folder())).isPresent()
                && data.equals(workingFolder(other.pid()));
    }

    /// PostgreSQL works in its data folder.
    private static @Nullable Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"));
        } catch (IOException e) {
            return null;
        }
    }

    private void startOnFreePort() {
        for (var attempt = 1;; attempt++) {
            port = freePort();
            try {
                keepRunning();
                return;
            } catch (CannotStart refusal) {
                // Between looking for a free port and taking it, another process may have taken it.
                if (attempt == 5 || !logTail().contains("Address already in use")) {
                    throw refusal;
                }
            }
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("Op deze machine is geen vrije poort te vinden.", e);
        }
    }

    /// Starts the server from a thread that then waits for it. The kernel ends the server when the thread that forked it ends,
    /// so this thread must live as long as the application: never one of a pool, never a virtual one.
    private void keepRunning() {
        var first = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("postgres").start(() -> {
            try {
                var started = fork();
                awaitReady(started);
                first.complete(null);
                watch(started);
            } catch (CannotStart | IOException | InterruptedException e) {
                first.completeExceptionally(e);
            }
        });
        try {
            first.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart refusal ? refusal
                    : new CannotStart("PostgreSQL start niet: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process fork() throws IOException {
        var log = home.resolve("pg.log");
        if (Files.exists(log) && Files.size(log) > 10_000_000) {
            Files.move(log, home.resolve("pg.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        var all = new ArrayList<>(List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "logging_collector=off",
                "password_encryption=scram-sha-256"));
        all.addAll(settings);
        all.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        var builder = new ProcessBuilder(user.command(binaries.program("postgres"), arguments.toArray(String[]::new)))
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("REGIETAFEL"));
        builder.environment().put("LC_ALL", "C");
        var started = builder.start();
        process = started;
        return started;
    }

    private void awaitReady(Process started) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TO_START.toNanos();
        while (!ready(started.pid())) {
            if (started.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new CannotStart("PostgreSQL start niet; dit schreef het in " + home.resolve("pg.log") + ":\n" + logTail());
            }
        }
    }

    private boolean ready(long pid) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return false;
        }
        return lines.size() >= 8 && lines.getFirst().strip().equals(Long.toString(pid)) && lines.get(7).strip().equals("ready");
    }

    /// A server that falls while the application runs is started again: the pool finds it back at the same port.
    private void watch(Process first) throws InterruptedException {
        var running = first;
        var failures = 0;
        while (true) {
            var exit = running.waitFor();
            if (stopping) {
                return;
            }
            LOG.warn("PostgreSQL is gestopt ({}) en wordt opnieuw gestart", exit);
            try {
                running = fork();
                awaitReady(running);
                failures = 0;
                LOG.info("PostgreSQL draait weer");
            } catch (CannotStart | IOException e) {
                failures++;
                LOG.error("PostgreSQL start niet opnieuw (poging {}): {}", failures, e.getMessage());
                // What is left of the fallen server holds its memory for a moment; then the pauses grow.
                TimeUnit.MILLISECONDS.sleep(Math.min(10_000, 100L * failures * failures));
            }
        }
    }

    private String logTail() {
        try {
            var lines = Files.readAllLines(home.resolve("pg.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static void signal(String name, long pid) {
        Commands.run(List.of("kill", "-" + name, Long.toString(pid)));
    }

    /// Fast shutdown: transactions under way are undone, all else is written.
    @Override
    public void close() {
        stopping = true;
        var running = process;
        try {
            if (running != null && running.isAlive()) {
                signal("INT", running.pid());
                if (!running.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("PostgreSQL stopt niet en wordt afgebroken; bij de volgende start herstelt het zichzelf");
                    signal("QUIT", running.pid());
                    if (!running.waitFor(2, TimeUnit.SECONDS)) {
                        running.destroyForcibly();
                    }
                }
            }
            if (guard != null) {
                guard.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
