package nl.regietafel.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which numbered pieces open a topic, and are no line: in a series of one form of number (1, 1.1, a) the short ones
/// under which something of another form stands.
final class NumberedHeadings {

    private final List<Piece> pieces;
    private final Set<Integer> furniture;
    private final Set<Integer> headings = new HashSet<>();

    private NumberedHeadings(List<Piece> pieces, Set<Integer> furniture) {
        this.pieces = pieces;
        this.furniture = furniture;
    }

    /// The blocks of `pieces` that are such headings.
    static Set<Integer> in(List<Piece> pieces, Set<Integer> furniture) {
        var numbered = new NumberedHeadings(pieces, furniture);
        numbered.find();
        return numbered.headings;
    }

    /// Which numbered pieces open a topic: short ones with something of another form, or a longer number, under them.
    private void find() {
        var groups = new HashMap<String, int[]>();
        for (var pass = 0; pass < 2; pass++) {
            for (var i = 0; i < pieces.size(); i++) {
                if (!(pieces.get(i) instanceof Piece.Text text) || !isNumbered(text)) {
                    continue;
                }
                var group = groups.computeIfAbsent(group(text), _ -> new int[2]);
                var shortOne = Looks.isTitleLike(text.text());
                if (pass == 0) {
                    group[0] += shortOne ? 1 : 0;
                    group[1] += shortOne && opensSomething(i, text) ? 1 : 0;
                } else if (group[1] > 0 && (group[1] * 3 >= group[0])
                        && (shortOne || text.text().length() <= 110 && opensSomething(i, text)
                        && !Looks.hasVerbOfLine(text.text()))) {
                    headings.add(text.block());
                }
            }
        }
    }

    private static boolean isNumbered(Piece.Text text) {
        return text.form() == Piece.Form.NUMBERED || text.form() == Piece.Form.ITEM && text.depth() == 1
                && !text.marker().isEmpty() && Character.isLetterOrDigit(text.marker().charAt(0));
    }

    private static String group(Piece.Text text) {
        var marker = text.marker();
        var dots = marker.chars().filter(c -> c == '.').count() - (marker.endsWith(".") ? 1 : 0);
        var c = marker.charAt(0);
        return text.form() + (Character.isDigit(c) ? "1" : Character.isUpperCase(c) ? "A"
                : Character.isLowerCase(c) && marker.length() < 4 ? "a" : "w") + dots;
    }

    private boolean opensSomething(int at, Piece.Text text) {
        for (var i = at + 1; i < pieces.size() && i < at + 4; i++) {
            switch (pieces.get(i)) {
                case Piece.Table _ -> {
                    return true;
                }
                case Piece.Text next -> {
                    if (furniture.contains(next.block())) {
                        continue;
                    }
                    if (isNumbered(next) && group(next).equals(group(text))) {
                        return false;
                    }
                    if (next.form() == Piece.Form.HEADING || next.form() == Piece.Form.STRONG) {
                        return false;
                    }
                    return !(isNumbered(next) && depthOf(next) < depthOf(text));
                }
                case Piece.Break _ -> { }
            }
        }
        return false;
    }

    private static int depthOf(Piece.Text text) {
        return (int) text.marker().chars().filter(c -> c == '.').count() - (text.marker().endsWith(".") ? 1 : 0);
    }
}
