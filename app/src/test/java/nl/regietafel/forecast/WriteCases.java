package nl.regietafel.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import nl.regietafel.engine.SyntheticCase;

/// Writes the three size cases of the generator to docs/model/cases.
final class WriteCases {

    private WriteCases() {}

    static void main() throws IOException {
        var folder = Files.createDirectories(ScenarioJsonTest.root().resolve("docs/model/cases"));
        for (var size : SyntheticCase.values()) {
            Path file = folder.resolve(size.name().toLowerCase(Locale.ROOT) + ".json");
            Files.writeString(file, ScenarioJson.write(size.scenario(1_000, 730)).toPrettyString() + "\n");
        }
    }
}
