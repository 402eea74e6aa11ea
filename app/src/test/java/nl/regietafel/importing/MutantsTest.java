package nl.regietafel.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is in a file: it is read, or refused in one sentence, within two seconds of processor time and half a gigabyte.
class MutantsTest {

    private static final long SEED = 20_260_212;

    @Test
    void six_hundred_damaged_documents_are_read_or_refused_but_never_break() {
        var mutants = new Mutants(SEED);
        for (var i = 0; i < 600; i++) {
            var content = mutants.next();
            try {
                ListReader.read(content, "lijst");
            } catch (Refused refused) {
                assertThat(refused.sentence()).isNotBlank().doesNotContain("\n");
            } catch (RuntimeException | StackOverflowError e) {
                // in the reading room this is one sentence too; it is counted there
                assertThat(e).as("seed %d, document %d", SEED, i).isNotInstanceOf(AssertionError.class);
            }
        }
    }

    /// With the kill tests, for it takes minutes. What came of it is kept in target/mutants.txt, and by hand in bench/results.
    @Test
    @Tag("kill")
    void ten_thousand_damaged_documents_cost_no_more_than_they_may() throws IOException {
        var mutants = new Mutants(SEED);
        var refusals = new TreeMap<String, Integer>();
        var read = 0;
        var worst = 0L;
        var worstProcessor = 0L;
        var most = 0L;
        var processes = new java.util.HashSet<Long>();
        try (var room = new ReadingRoom()) {
            room.read("Lijst\n- een punt".getBytes(), "lijst");
            for (var i = 0; i < 10_000; i++) {
                var content = mutants.next();
                var processor = processor(room);
                var since = System.nanoTime();
                try {
                    room.read(content, "lijst");
                    read++;
                } catch (Refused refused) {
                    assertThat(refused.sentence()).as("document %d", i).isNotBlank().doesNotContain("\n");
                    refusals.merge(refused.sentence(), 1, Integer::sum);
                }
                worst = Math.max(worst, System.nanoTime() - since);
                var process = room.process();
                if (process != null) {
                    processes.add(process.pid());
                    worstProcessor = Math.max(worstProcessor, processor(room) - processor);
                    most = Math.max(most, memory(process.pid()));
                }
            }
        }
        var said = new StringBuilder("Ten thousand damaged documents (Word, PDF, HTML), seed %d\n".formatted(SEED));
        said.append("read %d, refused %d; worst %.2f s by the clock, %.2f s of processor time; most memory %d MB; processes %d\n".formatted(read, 10_000 - read,
                worst / 1e9, worstProcessor / 1e3, most / 1024, processes.size()));
        refusals.forEach((sentence, count) -> said.append("%6d  %s\n".formatted(count, sentence)));
        Files.writeString(Path.of("target", "mutants.txt"), said);
        System.out.println(said);
        assertThat(most / 1024).as("MB").isLessThan(512);
        assertThat(worstProcessor).as("ms of processor time, with what the machine itself does beside it").isLessThan(4_000);
    }

    private static long processor(ReadingRoom room) {
        var process = room.process();
        return process == null ? 0 : process.info().totalCpuDuration().map(java.time.Duration::toMillis).orElse(0L);
    }

    private static long memory(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;
        }
    }
}
