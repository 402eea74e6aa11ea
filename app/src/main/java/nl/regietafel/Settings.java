package nl.regietafel;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.regietafel.postgres.CannotStart;
import nl.regietafel.postgres.Database;

/// How this installation runs, as its environment says; see docs/operating/install.md. Whatever does not fit is refused with a
/// sentence, never guessed.
record Settings(int port, String address, Path data, String sample, Optional<LocalDate> today, Optional<Database> database) {

    private static final String WATERRIJK = "waterrijk";
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> DATABASE = List.of("REGIETAFEL_DB_URL", "REGIETAFEL_DB_OWNER", "REGIETAFEL_DB_OWNER_PASSWORD",
            "REGIETAFEL_DB_USER", "REGIETAFEL_DB_PASSWORD");

    static Settings from(Map<String, String> environment) {
        var sample = setting(environment, "REGIETAFEL_SAMPLE").orElse(WATERRIJK);
        if (!Set.of(WATERRIJK, "none").contains(sample)) {
            throw new CannotStart("REGIETAFEL_SAMPLE is waterrijk of none, niet " + sample + ".");
        }
        var address = setting(environment, "REGIETAFEL_ADDRESS").orElse(LOOPBACK);
        if (!sample.equals("none") && !address.equals(LOOPBACK)) {
            throw new CannotStart("Met het voorbeeld luistert Regietafel alleen op " + LOOPBACK
                    + ", want iedereen meldt zich er zonder wachtwoord aan: laat REGIETAFEL_ADDRESS weg, of kies REGIETAFEL_SAMPLE=none.");
        }
        return new Settings(port(environment), address,
                Path.of(setting(environment, "REGIETAFEL_DATA").orElse("data")).toAbsolutePath().normalize(),
                sample, today(environment, sample), database(environment));
    }

    private static int port(Map<String, String> environment) {
        var text = setting(environment, "REGIETAFEL_PORT").orElse("8080");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new CannotStart("REGIETAFEL_PORT is een poort van 1 tot en met 65535, niet " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Optional<LocalDate> today(Map<String, String> environment, String sample) {
        var text = setting(environment, "REGIETAFEL_TODAY");
        if (text.isPresent() && sample.equals("none")) {
            throw new CannotStart("REGIETAFEL_TODAY bestaat alleen in het voorbeeld: laat de instelling weg.");
        }
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new CannotStart("REGIETAFEL_TODAY is een datum als 2026-02-12, niet " + text.get() + ".", e);
        }
    }

    private static Optional<Database> database(Map<String, String> environment) {
        var given = DATABASE.stream().flatMap(name -> setting(environment, name).stream()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var missing = DATABASE.stream().filter(name -> setting(environment, name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new CannotStart("Voor een eigen database zijn vijf instellingen nodig; hier " + (missing.size() == 1 ? "ontbreekt " : "ontbreken ")
                    + String.join(", ", missing) + ".");
        }
        if (!given.getFirst().startsWith("jdbc:postgresql:")) {
            throw new CannotStart("REGIETAFEL_DB_URL begint met jdbc:postgresql:, bijvoorbeeld jdbc:postgresql://db.provincie.example/regietafel.");
        }
        return Optional.of(new Database(given.get(0), given.get(1), given.get(2), given.get(3), given.get(4), false));
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Stream.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).findFirst();
    }
}
