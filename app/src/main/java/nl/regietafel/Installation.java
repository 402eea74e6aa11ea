package nl.regietafel;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.regietafel.postgres.CannotStart;
import nl.regietafel.postgres.DataFolder;
import nl.regietafel.postgres.Database;
import nl.regietafel.postgres.EmbeddedServer;
import nl.regietafel.postgres.Migrations;
import nl.regietafel.postgres.SafetyCheck;
import nl.regietafel.web.RandomId;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Regietafel as it runs on one machine. Everything that may stop a start (settings, data folder, database, safety) is decided
/// before anyone can ask a page; the database is made ready while Spring puts the application together. It ends in the other
/// order: first no more requests, then the pool, then the database, then the lock on the data folder.
final class Installation {

    private static final Duration TO_END = Duration.ofSeconds(6);

    /// What this process is called among those that share a database: never the same twice.
    private static final String NODE = RandomId.fresh();

    private final Settings settings;
    private @Nullable DataFolder folder;
    private volatile @Nullable EmbeddedServer server;
    private @Nullable Training training;
    private volatile @Nullable ConfigurableApplicationContext application;

    Installation(Settings settings) {
        this.settings = settings;
    }

    void start(long since) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        folder = DataFolder.open(settings.data());
        checkPort();
        LoggerFactory.getILoggerFactory();   // set up once, before two threads want it
        var address = serve(new LatePool(CompletableFuture.supplyAsync(this::readyDatabase,
                work -> Thread.ofPlatform().name("database").start(work))));
        System.out.printf(Locale.of("nl"), "Regietafel staat klaar op %s (%.1f s)%n", address,
                (System.currentTimeMillis() - since) / 1000.0);
        System.out.flush();
        training = Training.after(address, server);
    }

    private Database readyDatabase() {
        var database = settings.database().orElseGet(this::ownDatabase);
        new SafetyCheck(database).ofServer();
        new Migrations(database).run(settings.sample());
        new SafetyCheck(database).ofTables();
        return database;
    }

    private Database ownDatabase() {
        server = folder.startServer();
        return server.database();
    }

    /// Looked at before the database starts: an error after ten seconds would be the same error.
    private void checkPort() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
        } catch (IOException e) {
            throw portTaken(e);
        }
    }

    private CannotStart portTaken(Exception e) {
        return new CannotStart("Op " + settings.address() + " is poort " + settings.port()
                + " niet vrij: stop wat daar draait, of kies een andere met REGIETAFEL_PORT.", e);
    }

    private String serve(LatePool pool) {
        var spring = new SpringApplication(Regietafel.class);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> {
            application = context;
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("regietafel", properties()));
            pool.join(context);
        });
        try {
            var port = ((WebServerApplicationContext) spring.run()).getWebServer().getPort();
            var address = "http://" + (settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address()) + ":" + port;
            awaitPage(address);
            return address;
        } catch (RuntimeException e) {
            throw RefusedStart.reason(e).<RuntimeException>map(why -> why instanceof CannotStart refusal ? refusal : portTaken(e)).orElse(e);
        }
    }

    private Map<String, Object> properties() {
        var properties = new HashMap<String, Object>(Map.of(
                "server.port", settings.port(),
                "server.address", settings.address(),
                "regietafel.sample", settings.sample(),
                "regietafel.node", NODE));
        settings.today().ifPresent(today -> properties.put("regietafel.today", today));
        return properties;
    }

    /// Ready is when a page was served, not when Spring says so.
    private static void awaitPage(String address) {
        try {
            var host = address.replace("//0.0.0.0:", "//127.0.0.1:");
            var request = (HttpURLConnection) URI.create(host + "/gezond").toURL().openConnection();
            request.setConnectTimeout(5_000);
            request.setReadTimeout(10_000);
            if (request.getResponseCode() != 200) {
                throw new CannotStart("Regietafel is gestart, maar " + address + "/gezond antwoordt " + request.getResponseCode() + ".");
            }
        } catch (IOException e) {
            throw new CannotStart("Regietafel is gestart, maar " + address + "/gezond antwoordt niet: " + e.getMessage(), e);
        }
    }

    /// Each step is taken whatever became of the one before.
    private void end() {
        try (var _ = folder; var _ = server; var _ = training) {
            var running = application;
            if (running != null) {
                var closing = Thread.ofPlatform().daemon().start(running::close);
                closing.join(TO_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Training.leave(settings.data());
    }
}
