package nl.regietafel.paper;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One version of a paper (versie van een stuk): the file as it is kept, by whom and since when. It never changes.
///
/// @param sha256 the fingerprint over what is kept
/// @param onDay  the table's date, beside the real moment
public record PaperVersion(int number, String fileName, PaperKind kind, long size, String sha256, Reading reading, String addedBy, Instant addedAt,
                           LocalDate onDay) {

    /// What came of reading its text.
    public enum Reading {
        READ(null),
        WITHOUT_WORDS("In dit bestand staat geen tekst die wij kunnen lezen, bijvoorbeeld omdat het een scan is. Zoeken vindt het alleen op zijn titel."),
        NOT_READ("De tekst van dit bestand hebben wij niet helemaal kunnen lezen. Zoeken vindt het misschien alleen op zijn titel.");

        private final @Nullable String sentence;

        Reading(@Nullable String sentence) {
            this.sentence = sentence;
        }

        /// What a reader should know of it; nothing when all was read.
        public @Nullable String sentence() {
            return sentence;
        }
    }

    /// "1,2 MB", as people say it.
    public String sizeInWords() {
        if (size < 1_000) {
            return size + " bytes";
        }
        var number = NumberFormat.getInstance(Locale.of("nl", "NL"));
        var large = size >= 1_000_000;
        var amount = size / (large ? 1_000_000.0 : 1_000.0);
        number.setMaximumFractionDigits(large && amount < 10 ? 1 : 0);
        return number.format(amount) + (large ? " MB" : " kB");
    }

    /// Its name when it is saved: what its content is, it is called.
    String savedAs() {
        var end = PaperKind.end(fileName);
        return end.isEmpty() ? fileName + "." + kind.extension() : fileName;
    }
}
