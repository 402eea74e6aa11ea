package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A file that came in and was looked through (aangekomen bestand), ready to be kept; until then it lies in a folder of this
/// machine that only the application reads, and closing it throws it away.
///
/// @param text what was read in it
public record ArrivedFile(String name, PaperKind kind, Path content, long size, String sha256, PaperVersion.Reading reading, String text)
        implements AutoCloseable {

    private static final int LONGEST_NAME = 150;
    private static final Pattern END = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    /// A name without folders, without what steers a terminal or the direction of reading, and not too long.
    static String bare(String name) {
        var bare = name.replaceAll("(?s)^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\"<>:|?*]", "").strip()
            .replaceAll("^\\.+", "");
        bare = new String(bare.getBytes(UTF_8), UTF_8);   // half characters become ?
        bare = bare.replace("?", "");
        if (bare.codePointCount(0, bare.length()) > LONGEST_NAME) {
            var end = END.matcher(bare);
            var keep = end.find() ? end.group() : "";
            bare = bare.substring(0, bare.offsetByCodePoints(0, LONGEST_NAME - keep.length())) + keep;
        }
        return bare.isBlank() ? "stuk" : bare;
    }

    /// The title that its name proposes: without its end, with spaces for what stands in their place.
    public String title() {
        var bare = END.matcher(name).replaceFirst("").replaceAll("[_\\s]+", " ").strip();
        var readable = bare.isEmpty() ? "Stuk" : Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
        return readable.length() > Paper.LONGEST_TITLE ? readable.substring(0, Paper.LONGEST_TITLE).strip() : readable;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
