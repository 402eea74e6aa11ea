package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where one sentence ends and the next begins, minding the abbreviations of Dutch officials.
final class Sentences {

    private static final Set<String> SHORTENED =
            Set.of("a", "o", "m", "t", "d", "i", "b", "v", "z", "e", "s", "n", "dhr", "mw", "mevr", "drs", "dr", "mr",
            "ir", "ing", "prof", "nr", "nrs", "art", "bijv", "bv", "ca", "evt", "incl", "excl", "max", "min", "resp",
            "vs", "jl", "ll", "blz", "p", "st", "tel", "gem", "prov", "afd", "jan", "feb", "mrt", "apr", "jun", "jul",
            "aug", "sep", "sept", "okt", "nov", "dec", "no", "ivm", "mbt", "tav", "etc", "enz", "c", "j", "h", "w", "r",
            "g", "f", "k", "l");

    private Sentences() {}

    static List<String> of(String text) {
        var all = new ArrayList<String>();
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == ';' && at + 2 < text.length() && text.charAt(at + 1) == ' '
                    && Character.isLetter(text.charAt(at + 2))) {
                all.add(text.substring(from, at).strip());
                from = at + 2;
                continue;
            }
            if (c != '.' && c != '?' && c != '!') {
                continue;
            }
            var end = at + 1;
            while (end < text.length() && ".?!)’'\"”]".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (end >= text.length() || !Character.isWhitespace(text.charAt(end))) {
                at = end - 1;
                continue;
            }
            var next = end;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            if (next < text.length() && begins(text, next) && !(c == '.' && isShortened(text, from, at))) {
                all.add(text.substring(from, end).strip());
                from = next;
            }
            at = next - 1;
        }
        if (from < text.length() && !text.substring(from).isBlank()) {
            all.add(text.substring(from).strip());
        }
        all.removeIf(String::isEmpty);
        return all;
    }

    private static boolean begins(String text, int at) {
        var c = text.charAt(at);
        return Character.isUpperCase(c) || Character.isDigit(c) || "'\"‘“(•–[@→".indexOf(c) >= 0
                || Character.isTitleCase(c);
    }

    private static boolean isShortened(String text, int from, int stop) {
        var start = stop;
        while (start > from && stop - start < 6 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        if (start == stop) {
            // "1. Zin" inside a text: a number, unless it ends a sentence of its own
            return stop > from && Character.isDigit(text.charAt(stop - 1)) && stop - from <= 3;
        }
        return SHORTENED.contains(text.substring(start, stop).toLowerCase(Locale.ROOT))
                && (stop - start > 1 || start == from || !Character.isLetterOrDigit(text.charAt(start - 1)));
    }
}
