package nl.regietafel.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A command of the machine, run to its end.
record Commands(int exit, String output) {

    static Commands run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Commands(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Commands(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }
}
