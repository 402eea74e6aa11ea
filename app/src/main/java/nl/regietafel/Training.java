package nl.regietafel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.regietafel.postgres.EmbeddedServer;
import org.jspecify.annotations.Nullable;

/// Makes later starts fast: once this application serves, a second one starts quietly on a throw-away data folder, and writes
/// down for the JDK which classes a start needs (its AOT cache). It has its own folder, database and port, so it never touches
/// the running one, and it ends with it. bin/start says with `regietafel.aot` where the cache belongs.
final class Training implements AutoCloseable {

    private static final String TRAINEE = "regietafel.trainee";

    private final Path fresh;
    private final Path cache;
    private final ProcessBuilder command;
    private volatile @Nullable Process process;

    private Training(Path fresh, Path cache, ProcessBuilder command) {
        this.fresh = fresh;
        this.cache = cache;
        this.command = command;
    }

    /// In the trainee itself: look at some pages and go. Elsewhere: start one, if there is no cache yet.
    static @Nullable Training after(String address, @Nullable EmbeddedServer server) {
        if (Boolean.getBoolean(TRAINEE)) {
            System.exit(0);
        }
        var cache = System.getProperty("regietafel.aot");
        if (cache == null || server == null || Files.exists(Path.of(cache))) {
            return null;
        }
        try {
            return start(Path.of(cache), server);
        } catch (IOException e) {
            return null;   // only speed is lost
        }
    }

    private static Training start(Path cache, EmbeddedServer server) throws IOException {
        var folder = Files.createTempDirectory("regietafel-training");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));   // its server is another user
        var fresh = cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
        var command = new ArrayList<String>();
        if (Stream.of("/usr/bin/setpriv", "/bin/setpriv").anyMatch(each -> Files.isExecutable(Path.of(each)))) {
            command.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        }
        command.addAll(List.of("nice", "-n", "19", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(each -> each.startsWith("-X") && !each.startsWith("-XX:Tier"))
            .forEach(command::add);
        // Without the profiles for the thorough compiler in the cache: those make a start compile four seconds' worth at once.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + fresh, "-D" + TRAINEE + "=true",
                "-Dregietafel.binaries=" + server.programs(), "-cp", System.getProperty("java.class.path"), "nl.regietafel.Regietafel"));
        var builder = new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(cache.resolveSibling("training.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REGIETAFEL_DB"));
        builder.environment().put("REGIETAFEL_DATA", folder.toString());
        builder.environment().put("REGIETAFEL_PORT", "0");
        builder.environment().remove("REGIETAFEL_ADDRESS");
        var training = new Training(fresh, cache, builder);
        Thread.ofPlatform().daemon().name("training").start(() -> training.train());
        return training;
    }

    /// Forked from the thread that waits for it, because the kernel ends the trainee together with that thread.
    private void train() {
        try {
            var started = command.start();
            process = started;
            if (started.waitFor() == 0 && Files.exists(fresh)) {
                Files.move(fresh, cache);
            }
        } catch (IOException | InterruptedException e) {
            // Only speed is lost; the next start tries again.
        }
    }

    /// What the trainee does last, however it ends: its data was only for the training.
    static void leave(Path data) {
        if (!Boolean.getBoolean(TRAINEE)) {
            return;
        }
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // What is left lies in the temporary folder.
        }
    }

    @Override
    public void close() {
        var running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            // While the trainee writes the cache, that is the work of a second JDK below it.
            running.descendants().filter(each -> each.info().command().filter(path -> path.endsWith("/java")).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
            running.destroy();
            if (!running.waitFor(3, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + ".config"));
        } catch (IOException | InterruptedException e) {
            // What is left stands beside the jars, and goes with them.
        }
    }
}
