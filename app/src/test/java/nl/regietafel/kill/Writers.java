package nl.regietafel.kill;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Eight people who write lines as fast as they are answered. Each keeps a journal, and sends a line of which it does not know
/// what became of it again, with the same key, before it goes on with the next.
final class Writers {

    static final int COUNT = 8;

    private final Installed application;
    private final List<String> addresses;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Object, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<Thread> threads = new ArrayList<>();
    private int acknowledged;
    private Throwable failure;
    private volatile boolean enough;

    /// @param addresses where lines go: writers share them
    Writers(Installed application, List<String> addresses) {
        this.application = application;
        this.addresses = addresses;
    }

    static String text(String key) {
        return "Regel " + key + " is gezegd.";
    }

    static List<Path> journals(Installed application) {
        return IntStream.rangeClosed(1, COUNT).mapToObj(number -> application.folder().resolve("writer-" + number + ".journal")).toList();
    }

    void start() {
        for (var number = 1; number <= COUNT; number++) {
            var own = number;
            threads.add(Thread.ofVirtual().start(() -> write(own)));
        }
    }

    private void write(int number) {
        var address = addresses.get(number % addresses.size());
        try (var journal = new Journal(journals(application).get(number - 1))) {
            for (var line = 1; !enough; line++) {
                var key = "kill.w" + number + ".n" + line;
                journal.intends(key);
                while (!sent(address, key)) {
                    LockSupport.parkNanos(20_000_000);
                }
                journal.acknowledged(key);
                tell(null);
            }
        } catch (Throwable e) {
            tell(e);
        }
    }

    /// Whether the line was acknowledged. If not, nobody knows whether it was written.
    private boolean sent(String address, String key) throws InterruptedException {
        var request = HttpRequest.newBuilder(application.address(address)).timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer waterrijk-secretaris")
            .header("X-Requested-With", "fetch")
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("soort=announcement&tekst=" + text(key).replace(' ', '+')))
            .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answers.merge(Integer.toString(answer.statusCode()), 1, Integer::sum);
            return switch (answer.statusCode()) {
                case 302, 303 -> true;      // carried out before, or just now
                case 503 -> false;          // the database is away for a moment
                default -> throw new AssertionError(key + " was answered " + answer.statusCode() + ": " + answer.body());
            };
        } catch (IOException e) {
            answers.merge("none", 1, Integer::sum);
            return false;
        }
    }

    private synchronized void tell(Throwable fault) {
        if (fault == null) {
            acknowledged++;
        } else if (failure == null) {
            failure = fault;
        }
        notifyAll();
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    /// How often each status came, and how often no answer at all.
    Map<Object, Integer> answers() {
        return answers;
    }

    synchronized void awaitAcknowledged(int count) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(180).toNanos();
        while (acknowledged < count) {
            if (failure != null) {
                throw new AssertionError("A writer stopped", failure);
            }
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Nothing is acknowledged any more after " + acknowledged + " lines: " + answers);
            }
            wait(left);
        }
    }

    /// Lets each finish the line it is at.
    void finish() throws InterruptedException {
        enough = true;
        for (var thread : threads) {
            thread.join();
        }
        synchronized (this) {
            if (failure != null) {
                throw new AssertionError("A writer stopped", failure);
            }
        }
    }
}
