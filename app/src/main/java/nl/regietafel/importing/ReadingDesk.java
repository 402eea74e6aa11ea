package nl.regietafel.importing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import nl.regietafel.web.Refused;
import tools.jackson.databind.json.JsonMapper;

/// The process in which files of others are opened: it gets one file at a time over its input and answers with the
/// reading (or with the picture of a page), or with the sentence of a refusal. It knows no database, no settings and nobody. Whoever takes more than two
/// seconds of processor time, or more memory than it was started with, ends it.
final class ReadingDesk {

    static final int READ = 1;
    static final int DRAW = 2;
    static final int ANSWERED = 0;
    static final int REFUSED = 1;
    static final int READY = 42;

    static final int OUT_OF_MEMORY = 3;
    static final int OUT_OF_TIME = 4;

    static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final DataInputStream in;
    private final DataOutputStream out;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Thread reader = Thread.currentThread();
    private volatile boolean busy;
    private volatile long begun;
    private volatile long idleSince = System.nanoTime();

    private ReadingDesk(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] none) throws IOException {
        var answers = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // nothing that a library says may stand between two answers
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        new ReadingDesk(new DataInputStream(new BufferedInputStream(System.in)), answers).serve();
    }

    private void serve() throws IOException {
        json.writeValueAsBytes(ListReader.read("Lijst\n\n- Actie: warm worden.".getBytes(), "lijst.txt"));
        rest();
        var watch = new Thread(this::watch, "time");
        watch.setDaemon(true);
        watch.start();
        out.writeByte(READY);
        out.flush();
        for (var order = in.read(); order >= 0; order = in.read()) {
            var name = in.readUTF();
            var page = in.readInt();
            var content = in.readNBytes(in.readInt());
            begun = processorTime();
            busy = true;
            answer(order, name, page, content);
            rest();
        }
    }

    private void rest() {
        idleSince = System.nanoTime();
        busy = false;
    }

    private void answer(int order, String name, int page, byte[] content) throws IOException {
        byte[] answer;
        try {
            answer = order == DRAW ? PdfPicture.of(content, page)
                    : json.writeValueAsBytes(ListReader.read(content, name));
        } catch (Refused refused) {
            refuse(refused.sentence());
            return;
        } catch (RuntimeException | StackOverflowError _) {
            // whatever a hostile file brings about, its sender sees one sentence
            refuse(new Refused("importing.unreadable").sentence());
            return;
        }
        out.writeByte(ANSWERED);
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
    }

    private void refuse(String sentence) throws IOException {
        out.writeByte(REFUSED);
        out.writeUTF(sentence);
        out.flush();
    }

    private long processorTime() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(reader.threadId());
    }

    private void watch() {
        while (true) {
            LockSupport.parkNanos(LOOK.toNanos());
            if (busy && processorTime() - begun > TIME.toNanos()) {
                Runtime.getRuntime().halt(OUT_OF_TIME);
            }
            if (!busy && System.nanoTime() - idleSince > IDLE.toNanos()) {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
