package nl.regietafel.importing;

import java.util.List;

/// The words of one block, line by line, with which of them are bold.
final class Gather {

    final List<Piece> into;
    final TypedLines lines;
    private final boolean inCell;
    private final StringBuilder line = new StringBuilder();
    private int strongUntil;
    private boolean allStrong = true;
    int heading;
    int itemDepth;

    Gather(Document document, List<Piece> into, boolean inCell) {
        this.into = into;
        this.inCell = inCell;
        this.lines = new TypedLines(document, into, inCell, 0);
    }

    void text(String words, boolean strong, boolean asTyped) {
        for (var i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            if (c == '\n' && asTyped) {
                newline();
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                if (asTyped || !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else {
                if (!strong && Character.isLetterOrDigit(c)) {
                    allStrong = false;
                }
                line.append(c);
            }
            if (strong && allStrong) {
                strongUntil = line.length();
            }
        }
    }

    void newline() {
        put();
    }

    void end() {
        put();
        if (itemDepth == 0) {
            lines.blank();
        }
    }

    private void put() {
        var text = line.toString();
        var bold = strongUntil;
        var whole = allStrong && bold > 0;
        line.setLength(0);
        strongUntil = 0;
        allStrong = true;
        if (text.isBlank()) {
            return;
        }
        if (heading > 0) {
            lines.heading(heading, text);
            return;
        }
        if (!whole && bold > 0 && inCell && itemDepth == 0
                && isTitle(text.substring(0, bold), text.substring(bold))) {
            lines.line(text.substring(0, bold), true);
            lines.blank();
            lines.line(text.substring(bold), false);
            return;
        }
        lines.line(text, whole && itemDepth == 0);
    }

    private static boolean isTitle(String bold, String after) {
        var title = bold.strip();
        return title.length() >= 3 && title.length() <= 120 && !title.endsWith(":")
                && !after.strip().startsWith(":")
                && TypedLines.label(bold) == null && after.strip().length() > 1;
    }
}
