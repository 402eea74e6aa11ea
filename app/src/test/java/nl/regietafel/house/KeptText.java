package nl.regietafel.house;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A text in the repository that says what the code does, kept true by a test. When they differ the test shows how, and
/// `-Daccept=true` accepts what the code says; the change is then read in review.
final class KeptText {

    private final Path file;
    private final String begin;
    private final String end;

    private KeptText(Path file, String begin, String end) {
        this.file = file;
        this.begin = begin;
        this.end = end;
    }

    /// The part of a document between `<!-- name -->` and `<!-- /name -->`.
    static KeptText part(Path file, String name) {
        return new KeptText(file, "<!-- " + name + " -->\n", "<!-- /" + name + " -->");
    }

    void mustSay(String actual) {
        var document = read();
        var from = document.indexOf(begin);
        var to = document.indexOf(end, from);
        if (from < 0 || to < 0) {
            fail("%s has no part between %sand %s", file, begin, end);
        }
        var kept = document.substring(from + begin.length(), to);
        if (Boolean.getBoolean("accept")) {
            write(document.substring(0, from + begin.length()) + actual + document.substring(to));
            return;
        }
        difference(kept, actual).ifPresent(difference -> fail(
                "%s no longer says what the code does. Is this meant? Then accept it with: bin/test --accept%n%s", file.getFileName(),
                difference));
    }

    /// What differs between what is kept and what is true, line by line; nothing when they are the same.
    static Optional<String> difference(String kept, String actual) {
        var before = Arrays.asList(kept.strip().split("\n"));
        var after = Arrays.asList(actual.strip().split("\n"));
        List<String> lines = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        if (lines.isEmpty() && !before.equals(after)) {
            lines.add("~ the same lines in another order");
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /// The folder of the project, wherever the tests are started from.
    static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("bin/start"))) {
            here = here.getParent();
        }
        return here;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
