package nl.regietafel.importing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// The dates in a piece of text, seen from the day of the meeting. Most sentences hold none, and one sees that sooner
/// than one has read them word by word.
final class Dates {

    /// No date is meant to be counted from this day: it only tells whether a phrase is a date at all.
    static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    private static final List<String> NEEDED = List.of("dag", "daag", "week", "weken", "maand", "jaar", "morgen",
            "gisteren", "volgend", "komend", "aanstaande", "jan", "feb", "maa", "mrt", "apr", "mei", "jun", "jul",
            "aug", "sep", "okt", "nov", "dec");

    private Dates() {}

    static List<DutchDates.Found> in(String text, @Nullable LocalDate on) {
        return mayHold(text) ? DutchDates.in(text, on == null ? ANY_DAY : on) : List.of();
    }

    private static boolean mayHold(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (digits == 4) {
                    return true;
                }
            } else {
                if (digits > 0 && "-/.‑".indexOf(c) >= 0) {
                    return true;
                }
                digits = 0;
            }
        }
        var plain = text.toLowerCase(Locale.ROOT);
        for (var word : NEEDED) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a date was written with its year: "1 maart 2026", "1-3-26".
    static boolean hasYear(String words) {
        var digits = 0;
        var marks = 0;
        for (var i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
                if (digits == 4) {
                    return true;
                }
            } else {
                marks += digits > 0 && "-/.‑".indexOf(c) >= 0 && i + 1 < words.length()
                        && Character.isDigit(words.charAt(i + 1)) ? 1 : 0;
                digits = 0;
            }
        }
        return marks >= 2;
    }
}
