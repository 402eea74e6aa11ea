package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.paper.PaperVersion.Reading;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Where files of others are opened: in a process of its own, two at a time, each with so much memory and so much time. A file
/// that wants more takes nobody's work down with it.
@Component
class Workbench {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final int AT_A_TIME = 2;
    private static final String MEMORY = "-Xmx256m";
    private static final Duration TIME = Duration.ofSeconds(20);

    /// No more than the programs need: they start in a moment, and find nothing of the rest.
    private static final String CLASS_PATH = Stream.concat(Stream.of(ours()), Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Path.of(entry).getFileName().toString().matches("(pdfbox|fontbox|xmpbox|commons-logging|npm-font-open-sans).*[.]jar")))
        .collect(Collectors.joining(File.pathSeparator));

    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /// Looks a file through, and refuses what may not lie on the table.
    Inspection.Found inspected(Path file) {
        var said = Path.of(file + ".uit");
        try {
            var ended = run(Inspection.class, TIME, said, file.toString());
            return understood(said, ended);
        } finally {
            gone(said);
        }
    }

    /// Runs one of our own programs on the workbench, and says whether it came to its end.
    boolean run(Class<?> program, Duration time, Path output, String... arguments) {
        Path own = null;   // what a program that is ended leaves behind goes with its folder
        try {
            own = Files.createTempDirectory("regietafel-werkbank-");
            return run(program, time, output, own, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            gone(own);
        }
    }

    private boolean run(Class<?> program, Duration time, Path output, Path own, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY, "-Xss2m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + own, "-Duser.home=" + own,
                "-cp", CLASS_PATH, program.getName()));
        command.addAll(List.of(arguments));
        try {
            if (!places.tryAcquire(2 * time.toSeconds(), TimeUnit.SECONDS)) {
                throw new Refused("paper.busy");
            }
            try {
                var builder = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().clear();
                var process = builder.start();
                try {
                    return process.waitFor(time.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
                } finally {
                    process.destroyForcibly();
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("paper.busy");
        }
    }

    private static Inspection.Found understood(Path said, boolean ended) {
        try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(said), UTF_8))) {
            var first = in.readLine();
            if (first == null) {
                LOG.info("Een bestand is niet bekeken: het vroeg te veel tijd of geheugen");
                throw new Refused("paper.too-heavy");
            }
            if (first.startsWith("-")) {
                throw new Refused(first.substring(1));
            }
            var kind = PaperKind.valueOf(first);
            var reading = ended ? in.readLine() : null;
            if (reading == null) {
                return new Inspection.Found(kind, Reading.NOT_READ, "");
            }
            var text = new StringBuilder();
            var buffer = new char[8 << 10];
            for (int read; (read = in.read(buffer)) >= 0 && text.length() <= Inspection.MOST_TEXT * 2;) {
                text.append(buffer, 0, read);
            }
            return new Inspection.Found(kind, Reading.valueOf(reading), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ours() {
        try {
            return Path.of(Workbench.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void gone(@Nullable Path file) {
        try {
            FileSystemUtils.deleteRecursively(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
