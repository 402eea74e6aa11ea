package nl.regietafel.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// Measures pages as people wait for them, on the sample with ten years of twelve tables beside it: how fast the application starts,
/// how long a line and a page take for twenty people who each ask something every second, how many pages a second it serves and
/// what of that is the framework's, and how many queries a page asks. Prints, and keeps the text when given a folder.
///
/// The clients run on the same machine and take their share of it. Processor time is that of the application and of PostgreSQL
/// apart, so it also says something on a machine that others use.
public final class PageBench {

    private static final int CLIENTS = 20;
    private static final String WRITES = "where lines are written: another topic than the one that is read";
    private static final int SECONDS = Integer.getInteger("seconds", 30);
    private static final int STARTS = Integer.getInteger("starts", 3);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final StringBuilder TEXT = new StringBuilder();

    private final Path data;
    private final int port;
    private final Path cache;
    private final AtomicInteger refused = new AtomicInteger();
    private Process process;
    private String writes;

    private PageBench(Path data, int port) {
        this.data = data;
        this.port = port;
        this.cache = data.resolveSibling("pages.aot");
    }

    /// `PageBench [folder]`
    public static void main(String[] args) throws Exception {
        here().measure();
        keep(args, "pages.txt");
    }

    /// An installation in a folder of its own, which goes when this program ends.
    static PageBench here() throws IOException {
        Locale.setDefault(Locale.ROOT);
        var folder = Files.createTempDirectory("regietafel-bench");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));   // PostgreSQL may be another user
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var bench = new PageBench(folder.resolve("data"), port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> bench.leave(folder)));   // also when it is broken off
        return bench;
    }

    static void keep(String[] args, String file) throws IOException {
        if (args.length > 0) {
            Files.writeString(Files.createDirectories(Path.of(args[0])).resolve(file), TEXT);
        }
    }

    private void leave(Path folder) {
        try {
            stop();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (InterruptedException | IOException e) {
            System.err.println("Left behind: " + folder);
        }
    }

    private void measure() throws Exception {
        say("Page benchmark");
        machine();
        starts();
        var pages = pages();
        writes = pages.remove(WRITES) + "/regels";
        everySecond(pages);
        throughput(pages);
        queries(pages);
    }

    static void machine() throws IOException {
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst()
            .map(line -> line.substring(line.indexOf(':') + 2)).orElse("unknown processor");
        say("%d cores of %s, JDK %s, %s %s", Runtime.getRuntime().availableProcessors(), model, Runtime.version(), System.getProperty("os.name"),
                System.getProperty("os.arch"));
        load("at the start");
    }

    static void load(String when) throws IOException {
        say("load on the machine %s: %s (near 0 before the bench itself; more means that others were working)", when,
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private void starts() throws Exception {
        say("");
        say("Start, until the first page was served");
        say("  first, empty data folder, with the sample    %6.1f s (goal 15), of which %.1f s processor time of the application", start("-Dregietafel.aot=" + cache,
                // what bin/start gives while there is no cache yet
                "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", "-XX:Tier4CompileThreshold=150000", "-XX:Tier4BackEdgeThreshold=400000"),
                cpu(false) / 1e9);
        try (var database = asAdministrator()) {
            var since = System.nanoTime();
            TenYears.write(database);
            say("  then %d lines of %d meetings of %d tables were put beside it in %.0f s", one(database, "select count(*) from decision.line"),
                    one(database, "select count(*) from meeting.meeting"), one(database, "select count(*) from directory.board"), seconds(since));
        }
        // The application trains the next start in the background, gently; on a busy machine that takes its time.
        for (var waited = 0; waited < 180 && !Files.exists(cache); waited++) {
            LockSupport.parkNanos(1_000_000_000L);
        }
        stop();
        var plain = new ArrayList<Double>();
        var trained = new ArrayList<Double>();
        for (var round = 0; round < STARTS; round++) {
            plain.add(start());
            stop();
            if (Files.exists(cache)) {
                trained.add(start("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
                stop();
            }
        }
        say("  later, without the cache of the JDK          %s s", seconds(plain));
        say("  later, with it, as bin/start does            %s", trained.isEmpty() ? "not trained within three minutes" : seconds(trained) + " s (goal 2, at most 4)");
        start();
    }

    private Map<String, String> pages() throws Exception {
        var pages = new LinkedHashMap<String, String>();
        try (var database = asAdministrator()) {
            var open = text(database, """
                    select item.meeting_id || '/notuleren/' || item.id
                      from meeting.agenda_item as item
                      join meeting.meeting on meeting.id = item.meeting_id
                     where item.kind = 'REGULAR' and item.removed_at is null and meeting.cancelled_at is null
                       and not exists (select from decision.circulation where circulation.meeting_id = meeting.id)
                     order by meeting.on_day, item.id limit 1
                    """);
            var old = text(database, """
                    select id from meeting.meeting
                     where id like 'm0%%' and board_id = (select board_id from meeting.meeting where id = '%s') order by on_day desc limit 1
                    """.formatted(open.substring(0, open.indexOf('/'))));
            pages.put(WRITES, "/vergaderingen/" + text(database, """
                    select meeting_id || '/notuleren/' || id from meeting.agenda_item
                     where meeting_id = '%s' and kind = 'REGULAR' and removed_at is null order by id desc limit 1
                    """.formatted(open.substring(0, open.indexOf('/')))));
            pages.put("minutes", "/vergaderingen/" + open);
            pages.put("list of 70 lines", "/vergaderingen/" + old + "/lijst");
            pages.put("meetings", "/vergaderingen");
            pages.put("meeting", "/vergaderingen/" + old);
            pages.put("agenda", "/vergaderingen/" + old + "/agenda");
            pages.put("line", "/regels/" + text(database, "select id from decision.line where meeting_id = '" + old + "' and kind = 'ACTION' order by sequence limit 1"));
            pages.put("dossiers", "/dossiers");
            pages.put("dossier", "/dossiers/" + text(database, "select dossier_id from decision.line where meeting_id = '" + old + "' and dossier_id is not null limit 1"));
            pages.put("people", "/mensen");
        }
        return pages;
    }

    /// Twenty people who each do something every second: a line is written, a page is read. Counted from the moment at which it
    /// should have begun, so that waiting for one's turn counts as well.
    private void everySecond(Map<String, String> pages) throws Exception {
        for (var page : pages.values()) {
            for (var times = 0; times < 30; times++) {
                send(HttpRequest.newBuilder(address(page)));
            }
        }
        var read = List.copyOf(pages.values());
        everySecond(writes, read, 10, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());   // warm
        refused.set(0);
        var lines = new ConcurrentLinkedQueue<Long>();
        var shown = new ConcurrentLinkedQueue<Long>();
        everySecond(writes, read, SECONDS, lines, shown);
        say("");
        say("%d people of one table, each one request a second, turn by turn a line and a page, %d s", CLIENTS, SECONDS);
        say("                     p50 ms   p99 ms   most ms   number");
        row("line saved (goal 50)", lines);
        row("page shown (goal 100)", shown);
        say("  turned away (503): %d", refused.get());
        load("then");
    }

    private void everySecond(String minutes, List<String> read, int seconds, ConcurrentLinkedQueue<Long> lines, ConcurrentLinkedQueue<Long> shown)
            throws Exception {
        var began = System.nanoTime() + 200_000_000;
        var run = Long.toString(began, 36);
        all(CLIENTS, client -> {
            for (var turn = 0; turn < seconds; turn++) {
                var due = began + turn * 1_000_000_000L + client * (1_000_000_000L / CLIENTS);
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var writes = (turn + client) % 2 == 0;
                var status = writes
                        ? send(HttpRequest.newBuilder(address(minutes)).header("X-Requested-With", "fetch")
                            .header("Idempotency-Key", "bench." + run + "." + client + "." + turn)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("soort=announcement&tekst=Gezegd+door+iemand+in+beurt+nummer+" + turn)))
                        : send(HttpRequest.newBuilder(address(read.get((turn + client) / 2 % read.size()))));
                if (status == 503) {
                    refused.incrementAndGet();
                } else if (status != (writes ? 303 : 200)) {
                    throw new IllegalStateException("answered " + status);
                }
                (writes ? lines : shown).add(System.nanoTime() - due);
            }
        });
    }

    /// As many as go, and what they cost in processor time: the difference with a page that asks nothing, and with a file, is what
    /// the page itself and the framework around it take.
    private void throughput(Map<String, String> pages) throws Exception {
        say("");
        say("As many as go: 16 clients on the same machine, 5 s after 5 s of warming up");
        say("                     requests/s   application ms   PostgreSQL ms   /s if the clients and others were away");
        var asked = new LinkedHashMap<String, String>();
        asked.put("a file (tokens.css)", "/css/tokens.css");
        asked.put("/gezond", "/gezond");
        asked.putAll(pages);
        for (var each : asked.entrySet()) {
            burst(each.getValue());
            var application = cpu(false);
            var postgres = cpu(true);
            var since = System.nanoTime();
            var served = burst(each.getValue());
            var took = seconds(since);
            var own = (cpu(false) - application) / 1e6 / served;
            var theirs = (cpu(true) - postgres) / 1e6 / served;
            say("  %-20s %8.0f %16.2f %15.2f %12.0f", each.getKey(), served / took, own, theirs,
                    Runtime.getRuntime().availableProcessors() * 1000 / (own + theirs));
        }
        say("goal: 1,000 signed-in pages a second");
        load("then");
    }

    private int burst(String page) throws Exception {
        var served = new AtomicInteger();
        var until = System.nanoTime() + 5_000_000_000L;
        var request = HttpRequest.newBuilder(address(page));
        all(16, _ -> {
            while (System.nanoTime() < until) {
                if (send(request.copy()) != 200) {
                    throw new IllegalStateException(page);
                }
                served.incrementAndGet();
            }
        });
        return served.get();
    }

    /// Counted by PostgreSQL itself, in the application as it is.
    private void queries(Map<String, String> pages) throws Exception {
        try (var database = asAdministrator(); var statement = database.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
        }
        stop();
        start();
        say("");
        say("Queries a page, who asks included; transaction settings apart (begin, commit, who acts)");
        try (var database = asAdministrator(); var statement = database.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            for (var page : pages.entrySet()) {
                send(HttpRequest.newBuilder(address(page.getValue())));
                statement.execute("select pg_stat_statements_reset()");
                send(HttpRequest.newBuilder(address(page.getValue())));
                var settings = "(query ~* '^(begin|commit|rollback|set |show )' or query like '%directory.enter%')";
                var ours = " from pg_stat_statements where userid = 'regietafel'::regrole and ";
                say("  %-20s %d + %d settings", page.getKey(), one(database, "select coalesce(sum(calls), 0)::bigint" + ours + "not " + settings),
                        one(database, "select coalesce(sum(calls), 0)::bigint" + ours + settings));
            }
        }
        say("goal: at most six");
    }

    private interface Work {
        void of(int client) throws Exception;
    }

    private static void all(int clients, Work work) throws InterruptedException {
        var failure = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (var each = 0; each < clients; each++) {
            var client = each;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    work.of(client);
                } catch (Exception e) {
                    if (failure.getAndIncrement() == 0) {
                        e.printStackTrace();
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() > 0) {
            throw new IllegalStateException(failure + " clients failed");
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, "secretaris");
    }

    /// As one of the sample's people.
    static int send(HttpRequest.Builder request, String who) throws IOException, InterruptedException {
        return HTTP.send(request.header("Authorization", "Bearer waterrijk-" + who).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofByteArray()).statusCode();
    }

    double start(String... options) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "nl.regietafel.Regietafel"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("REGIETAFEL"));
        builder.environment().put("REGIETAFEL_DATA", data.toString());
        builder.environment().put("REGIETAFEL_PORT", Integer.toString(port));
        var since = System.nanoTime();
        process = builder.start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Regietafel staat klaar op ")) {
                var took = seconds(since);
                Thread.ofVirtual().start(() -> passOn(lines));
                return took;
            }
        }
        throw new IllegalStateException("Regietafel did not start: " + said);
    }

    /// What it says while it runs goes on to who looks; a pipe that is full would stop it.
    private static void passOn(BufferedReader lines) {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                System.err.println(line);
            }
        } catch (IOException ended) {
            // It was stopped.
        }
    }

    private void stop() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor();
        }
    }

    Connection asAdministrator() throws IOException, SQLException {
        var home = data.resolve("postgres");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + Files.readAllLines(home.resolve("data/postmaster.pid")).get(3).strip()
                + "/regietafel", "postgres", Files.readString(home.resolve("pw")).strip());
    }

    /// Nanoseconds of processor time so far, of the application or of the servers below it.
    private long cpu(boolean postgres) {
        var all = postgres ? process.descendants() : java.util.stream.Stream.of(process.toHandle());
        return all.mapToLong(each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum();
    }

    static long one(Connection database, String sql) throws SQLException {
        return Long.parseLong(text(database, sql));
    }

    static String text(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void row(String name, ConcurrentLinkedQueue<Long> nanos) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        say("  %-20s %7.1f %8.1f %9.1f %8d", name, share(sorted, 0.50), share(sorted, 0.99), LongStream.of(sorted).max().orElse(0) / 1e6, sorted.length);
    }

    static double share(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)] / 1e6;
    }

    private static String seconds(List<Double> all) {
        return String.join(" ", all.stream().map(each -> "%6.1f".formatted(each)).toList());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void say(String format, Object... values) {
        var line = format.formatted(values);
        System.out.println(line.isEmpty() ? "" : "  " + line);
        TEXT.append(line).append('\n');
    }
}
