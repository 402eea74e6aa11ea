package nl.regietafel.register;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Words as people mean them: capitals and accents make no difference, and a slip of the keyboard is not another word.
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Spelling() {}

    /// As the database keeps text beside text (decision.plain).
    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }

    /// Those of the known words that this one may have been meant to be, nearest first.
    static List<String> near(String word, Collection<String> known, int most) {
        var allowed = slips(word);
        return known.stream()
            .filter(each -> Math.abs(each.length() - word.length()) <= allowed)
            .filter(each -> distance(word, each) <= allowed)
            .sorted(Comparator.comparingInt((String each) -> distance(word, each)).thenComparing(Comparator.naturalOrder()))
            .limit(most)
            .toList();
    }

    static Optional<String> nearest(String word, Collection<String> known) {
        return near(word, known, 1).stream().findFirst();
    }

    /// How many slips a word of this length may hold: none where nearly every short word is near another.
    private static int slips(String word) {
        return word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
    }

    /// The least number of letters to change, add, leave out or swap with their neighbour (Damerau 1964, each place once).
    static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}
