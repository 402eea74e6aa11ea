package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What is header or footer of a page: page numbers, and what is repeated beside them or beside a page break.
final class PageEdges {

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?i)(?:.{0,80}\\b(?:pagina|bladzijde|blad|blz\\.?|page)\\s*\\d{1,4}(?:\\s*(?:van|/|of|-)\\s*\\d{1,4})?.{0,40}"
            + "|[-–—]{0,2}\\s*\\d{1,4}\\s*[-–—]{0,2}|\\d{1,4}\\s*(?:/|van|of)\\s*\\d{1,4})");

    private PageEdges() {}

    /// The blocks of `pieces` that belong to the page and not to the text.
    static Set<Integer> in(List<Piece> pieces) {
        var furniture = new HashSet<Integer>();
        var places = new HashMap<String, List<Integer>>();
        var edges = new HashSet<Integer>();
        for (var i = 0; i < pieces.size(); i++) {
            switch (pieces.get(i)) {
                case Piece.Text text -> {
                    if (text.form() != Piece.Form.ITEM && text.text().length() <= 120) {
                        if (text.form() != Piece.Form.NUMBERED && hasDigit(text.text())
                                && PAGE_NUMBER.matcher(text.text().strip()).matches() && !text.text().endsWith(".")
                                && hasPageSense(text.text())) {
                            furniture.add(text.block());
                            edges.add(i);
                        } else {
                            places.computeIfAbsent(shape(text.text()), _ -> new ArrayList<>()).add(i);
                        }
                    }
                }
                case Piece.Break _ -> edges.add(i);
                case Piece.Table _ -> { }
            }
        }
        for (var same : places.values()) {
            if (same.size() < 2) {
                continue;
            }
            var beside = 0;
            for (var at : same) {
                var near = false;
                for (var k = -2; k <= 2; k++) {
                    near |= edges.contains(at + k);
                }
                beside += near ? 1 : 0;
            }
            if (beside * 2 >= same.size() && beside >= 1) {
                same.stream().skip(1).forEach(at -> furniture.add(((Piece.Text) pieces.get(at)).block()));
            }
        }
        return furniture;
    }

    /// "bladzijde 3 van 4", with what stands beside it.
    static boolean isPageNumber(String text) {
        return text.length() <= 120 && hasDigit(text) && PAGE_NUMBER.matcher(text.strip()).matches()
                && text.chars().anyMatch(Character::isLetter);
    }

    /// The same words with other numbers are the same header.
    private static String shape(String text) {
        var shape = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            shape.append(Character.isDigit(text.charAt(i)) ? '0' : Character.toLowerCase(text.charAt(i)));
        }
        return shape.toString();
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean hasPageSense(String text) {
        var bare = text.strip();
        return bare.length() <= 12 || bare.length() <= 90 && Signals.words(bare).size() <= 14;
    }
}
