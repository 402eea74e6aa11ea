package nl.regietafel.forecast;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import nl.regietafel.engine.Forecaster;
import nl.regietafel.engine.Scenario;

/// `bin/forecast SCENARIO.json`: the forecast as JSON on standard output and nothing else; what does not fit is refused with exit 2
/// and one line that names the place. Starts without the web application.
public final class ForecastCommand {

    private ForecastCommand() {}

    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        try {
            if (args.length != 1) throw new Unreadable("", "gebruik: bin/forecast SCENARIO.json");
            byte[] answer = answer(ScenarioJson.read(path(args[0])), Runtime.getRuntime().availableProcessors(), begin);
            try (var out = new FileOutputStream(FileDescriptor.out)) {
                out.write(answer);
            }
        } catch (Unreadable refusal) {
            System.err.write((refusal.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
            System.err.flush();
            System.exit(2);
        } catch (OutOfMemoryError _) {
            System.err.println("replications: past met deze dagen, maatregelen en gemeenten niet in het geheugen");
            System.exit(2);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException _) {
            throw new Unreadable("", "geen geldige bestandsnaam");
        }
    }

    static byte[] answer(Scenario scenario, int threads, long begin) {
        long read = System.nanoTime();
        var forecast = new Forecaster(threads).forecast(scenario);
        long computed = System.nanoTime();
        var json = ForecastJson.write(forecast);
        json.putObject("timings").put("read_ms", millis(begin, read)).put("compute_ms", millis(read, computed))
                .put("total_ms", millis(begin, System.nanoTime())).put("threads", threads);
        return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static double millis(long from, long to) {
        return Math.rint((to - from) / 1e5) / 10;
    }
}
