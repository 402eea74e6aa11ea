package nl.regietafel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
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

    private final Path folder;
    private final Path cache;
    private final ProcessBuilder command;
    private volatile @Nullable Process process;

    private Training(Path folder, Path cache, ProcessBuilder command) {
        this.folder = folder;
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
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(each -> each.startsWith("-X")).forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + fresh, "-D" + TRAINEE + "=true",
                "-Dregietafel.binaries=" + server.programs(), "-cp", System.getProperty("java.class.path"), "nl.regietafel.Regietafel"));
        var builder = new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(cache.resolveSibling("training.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REGIETAFEL_DB"));
        builder.environment().put("REGIETAFEL_DATA", folder.toString());
        builder.environment().put("REGIETAFEL_PORT", "0");
        builder.environment().remove("REGIETAFEL_ADDRESS");
        var training = new Training(folder, cache, builder);
        Thread.ofPlatform().daemon().name("training").start(() -> training.train(fresh));
        return training;
    }

    /// Forked from the thread that waits for it, because the kernel ends the trainee together with that thread.
    private void train(Path fresh) {
        try {
            var started = command.start();
            process = started;
            if (started.waitFor() == 0 && Files.exists(fresh)) {
                Files.move(fresh, cache);
            }
            Files.deleteIfExists(fresh);
            clear();
        } catch (IOException | InterruptedException e) {
            // Only speed is lost; the next start tries again.
        }
    }

    private void clear() throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() {
        var running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
            if (!running.waitFor(3, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
            clear();
        } catch (IOException | InterruptedException e) {
            // What is left lies in the temporary folder.
        }
    }
}
