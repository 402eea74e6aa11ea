package nl.regietafel.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where files of others are opened (leeskamer): one process beside the application, with memory and time of its own and
/// none of its secrets ([ReadingDesk]). A file that takes too much ends that process and nothing else; the next file gets
/// a new one. It starts at the first file, and ends by itself when nobody reads for a minute.
@Component
class ReadingRoom implements AutoCloseable {

    /// By the clock, for a machine that does ten things at once; the process itself counts its own two seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration QUEUE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 40_000_000;
    private static final List<String> LIMITS = List.of("-Xmx320m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxMetaspaceSize=96m", "-XX:MaxDirectMemorySize=16m",
            "-XX:-UsePerfData", "-Djava.awt.headless=true");

    private final ReentrantLock turn = new ReentrantLock(true);
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable Desk desk;

    /// A process and both ends of what is said with it.
    private record Desk(Process process, DataOutputStream orders, DataInputStream answers) {}

    Reading read(byte[] content, String name) {
        return json.readValue(ask(new Order(ReadingDesk.READ, name, 0, content)), Reading.class);
    }

    /// A page of a PDF as a picture (PNG).
    byte[] draw(byte[] content, int page) {
        return ask(new Order(ReadingDesk.DRAW, "", page, content));
    }

    private record Order(int what, String name, int page, byte[] content) {}

    private byte[] ask(Order order) {
        try {
            if (!turn.tryLock(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused("importing.busy");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused("importing.busy");
        }
        try {
            return asked(order, true);
        } finally {
            turn.unlock();
        }
    }

    private byte[] asked(Order order, boolean again) {
        var open = open();
        var watch = Thread.ofVirtual().start(() -> endLate(open.process()));
        try {
            open.orders().writeByte(order.what());
            open.orders().writeUTF(order.name());
            open.orders().writeInt(order.page());
            open.orders().writeInt(order.content().length);
            open.orders().write(order.content());
            open.orders().flush();
            if (open.answers().readByte() == ReadingDesk.REFUSED) {
                throw new Refused("importing.refused", open.answers().readUTF());
            }
            var length = open.answers().readInt();
            if (length < 0 || length > LONGEST_ANSWER) {
                throw new IOException("an answer of " + length + " bytes");
            }
            return open.answers().readNBytes(length);
        } catch (IOException _) {
            var code = code(open.process());
            close();
            if (code == 0 && again) {
                // it had gone home for want of work, just now
                return asked(order, false);
            }
            throw new Refused(code == ReadingDesk.OUT_OF_MEMORY ? "importing.too-heavy" : "importing.too-slow");
        } finally {
            watch.interrupt();
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // it answered in time
        }
    }

    private static int code(Process process) {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : ReadingDesk.OUT_OF_TIME;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ReadingDesk.OUT_OF_TIME;
        }
    }

    private Desk open() {
        if (desk != null && desk.process().isAlive()) {
            return desk;
        }
        close();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LIMITS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReadingDesk.class.getName()));
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        try {
            var process = builder.start();
            desk = new Desk(process, new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                    new DataInputStream(new BufferedInputStream(process.getInputStream())));
            if (desk.answers().readByte() != ReadingDesk.READY) {
                throw new IOException("it said something else");
            }
            return desk;
        } catch (IOException e) {
            close();
            throw new IllegalStateException("The process that reads files did not start", e);
        }
    }

    /// The process that reads now, for who measures it.
    @Nullable ProcessHandle process() {
        return desk == null ? null : desk.process().toHandle();
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.process().destroyForcibly();
            desk = null;
        }
    }
}
