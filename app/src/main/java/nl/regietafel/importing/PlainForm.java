package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Plain text to pieces: lines as people type them, underlined headings, and rows whose cells are parted by tabs, by
/// upright strokes, by semicolons or by wide spaces. A cell may hold HTML: that is how the tables of a word processor
/// look once they went through a converter.
final class PlainForm {

    private static final Pattern TAG =
            Pattern.compile("(?i)</?(b|i|p|ul|ol|li|br|strong|em|div|span|h[1-6]|u|a|font)\\b[^<>]{0,400}>|&(amp"
            + "|nbsp|lt|gt|quot|#\\d{1,5});");
    private static final Pattern ATX = Pattern.compile("^(#{1,6})\\s+(\\S.*?)\\s*#*$");
    private static final Pattern UNDERLINE = Pattern.compile("^\\s{0,3}([=~_*-])\\1{2,}\\s*$");
    private static final Pattern WIDE = Pattern.compile("\\s{2,}");
    private static final Pattern RULE_CELL = Pattern.compile(":?-{2,}:?|[-+=]{3,}");

    private final Document document;
    private final String[] rows;
    private final TypedLines lines;

    private PlainForm(String text, Document document) {
        this.document = document;
        this.rows = text.split("\n", -1);
        this.lines = new TypedLines(document, document.pieces(), false, wrapAt(rows));
    }

    static void read(String text, Document document) {
        new PlainForm(text, document).read();
    }

    /// Where the right margin is, or 0 when lines were not broken by hand.
    private static int wrapAt(String[] rows) {
        var longest = 0;
        var wide = 0;
        for (var row : rows) {
            var length = row.stripTrailing().length();
            longest = Math.max(longest, length);
            if (length > 60) {
                wide++;
            }
        }
        return longest <= 130 && wide >= 2 ? longest : 0;
    }

    private void read() {
        var at = 0;
        while (at < rows.length) {
            var next = table(at);
            if (next > at) {
                at = next;
            } else {
                at = line(at);
            }
        }
        lines.close();
    }

    private int line(int at) {
        var row = rows[at];
        if (row.indexOf('\f') >= 0) {
            lines.close();
            document.pieces().add(new Piece.Break());
            row = row.replace("\f", "");
        }
        if (UNDERLINE.matcher(row).matches()) {
            lines.blank();
            return at + 1;
        }
        var heading = ATX.matcher(row);
        if (row.startsWith("#") && heading.matches()) {
            lines.heading(heading.group(1).length(), unmarked(heading.group(2)));
            return at + 1;
        }
        if (at + 1 < rows.length && !row.isBlank() && row.strip().length() <= 120
                && UNDERLINE.matcher(rows[at + 1]).matches()
                && Math.abs(rows[at + 1].strip().length() - row.strip().length()) <= 12
                && TypedLines.label(row.strip()) == null) {
            lines.heading(rows[at + 1].strip().charAt(0) == '=' ? 1 : 2, row);
            return at + 2;
        }
        if (isTagged(row)) {
            lines.close();
            document.pieces().addAll(HtmlForm.cell(row, document));
            return at + 1;
        }
        var bare = unmarked(row);
        var strong = !bare.equals(row) && row.strip().startsWith("**") && row.strip().endsWith("**");
        if (TypedLines.isShouted(bare.strip()) && TypedLines.mark(bare.strip(), false) == null
                && bare.strip().contains(" ")) {
            strong = true;
        }
        lines.line(bare, strong);
        return at + 1;
    }

    private static boolean isTagged(String row) {
        return (row.indexOf('<') >= 0 || row.indexOf('&') >= 0) && TAG.matcher(row).find();
    }

    private static String unmarked(String row) {
        return row.indexOf("**") >= 0 ? row.replace("**", "") : row;
    }

    // ---- rows of a table ----

    private int table(int at) {
        if (rows[at].isBlank()) {
            return at;
        }
        if (isTabbed(at)) {
            return tabbed(at);
        }
        if (strokes(rows[at]) >= 1 && at + 1 < rows.length && strokes(rows[at + 1]) == strokes(rows[at])) {
            return divided(at, '|');
        }
        if (rows[at].indexOf(';') >= 0 && at + 1 < rows.length && Columns.isHead(List.of(rows[at].split(";", -1)))) {
            return divided(at, ';');
        }
        if (at + 1 < rows.length && rows[at].strip().contains("  ")) {
            return spaced(at);
        }
        return at;
    }

    private boolean isTabbed(int at) {
        var row = rows[at];
        var tab = row.indexOf('\t');
        if (tab < 0 || row.isBlank()) {
            return false;
        }
        var before = row.substring(0, tab).strip();
        var typed = row.strip();
        // "•<tab>text" and "3.<tab>text" are items, "<tab>text" is a margin
        if (before.isEmpty() && row.indexOf('\t', firstLetter(row)) < 0 && !typed.startsWith("<")) {
            return false;
        }
        var mark = TypedLines.mark(typed, true);
        return mark == null || mark.rest().indexOf('\t') >= 0
                || !before.equals(mark.marker()) && mark.bullet() && row.indexOf('\t') > row.indexOf(mark.rest());
    }

    private static int firstLetter(String row) {
        for (var i = 0; i < row.length(); i++) {
            if (!Character.isWhitespace(row.charAt(i))) {
                return i;
            }
        }
        return row.length();
    }

    /// Tab-separated rows; empty lines between them are breaks between pages, a line that opens with a tag lost its
    /// tabs.
    private int tabbed(int from) {
        var table = new ArrayList<Piece.Row>();
        var at = from;
        var end = from;
        lines.close();
        while (at < rows.length) {
            var row = rows[at].replace("\f", "");
            if (row.isBlank()) {
                at++;
                continue;
            }
            if (isTabbed(at)) {
                var cells = new ArrayList<Piece.Cell>();
                for (var cell : row.split("\t", -1)) {
                    cells.add(cell(unquoted(cell)));
                }
                table.add(new Piece.Row(cells));
            } else if (row.strip().startsWith("<") && isTagged(row)) {
                table.add(new Piece.Row(List.of(cell(row))));
            } else {
                break;
            }
            at++;
            end = at;
        }
        if (table.size() == 1 && table.getFirst().cells().stream().filter(c -> !c.text().isBlank()).count() < 2
                && !isTagged(rows[from])) {
            document.pieces().addAll(table.getFirst().cells().stream().flatMap(c -> c.pieces().stream()).toList());
        } else {
            document.pieces().add(new Piece.Table(table));
        }
        return end;
    }

    private static String unquoted(String cell) {
        var bare = cell.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"") : cell;
    }

    private Piece.Cell cell(String content) {
        if (isTagged(content)) {
            return new Piece.Cell(HtmlForm.cell(content, document), false);
        }
        var pieces = new ArrayList<Piece>();
        var inside = new TypedLines(document, pieces, true, 0);
        var bare = unmarked(content);
        inside.line(bare, !bare.equals(content) && content.strip().startsWith("**") && content.strip().endsWith("**"));
        inside.close();
        return new Piece.Cell(pieces, false);
    }

    private static int strokes(String row) {
        var bare = row.strip();
        if (bare.startsWith("+") && bare.endsWith("+")) {
            return (int) bare.chars().filter(c -> c == '+').count();
        }
        return (int) bare.chars().filter(c -> c == '|').count();
    }

    private int divided(int from, char by) {
        var table = new ArrayList<Piece.Row>();
        var at = from;
        lines.close();
        while (at < rows.length && !rows[at].isBlank()
                && rows[at].indexOf(by == ';' ? ';' : rows[at].strip().startsWith("+") ? '+' : '|') >= 0) {
            var bare = rows[at].strip();
            if (by == '|') {
                bare = bare.startsWith("|") ? bare.substring(1) : bare;
                bare = bare.endsWith("|") ? bare.substring(0, bare.length() - 1) : bare;
            }
            var parts = bare.split(by == '|' ? "\\|" : ";", -1);
            var rule = true;
            for (var part : parts) {
                rule &= RULE_CELL.matcher(part.strip()).matches() || part.isBlank();
            }
            if (!rule && !bare.startsWith("+--")) {
                var cells = new ArrayList<Piece.Cell>();
                for (var part : parts) {
                    cells.add(cell(unquoted(part)));
                }
                table.add(new Piece.Row(cells));
            }
            at++;
        }
        document.pieces().add(new Piece.Table(table));
        return at;
    }

    /// Columns made with spaces: only under a head whose words name columns.
    private int spaced(int from) {
        var heads = WIDE.split(rows[from].strip());
        if (heads.length < 2 || !Columns.isHead(List.of(heads))) {
            return from;
        }
        var below = from + 1;
        while (below < rows.length && UNDERLINE.matcher(rows[below].replace(" ", "")).matches()) {
            below++;
        }
        if (below >= rows.length || rows[below].isBlank()) {
            return from;
        }
        var starts = new int[heads.length];
        var search = 0;
        for (var i = 0; i < heads.length; i++) {
            starts[i] = rows[from].indexOf(heads[i], search);
            search = starts[i] + heads[i].length();
        }
        lines.close();
        var table = new ArrayList<Piece.Row>();
        var head = new ArrayList<Piece.Cell>();
        for (var text : heads) {
            head.add(cell(text));
        }
        table.add(new Piece.Row(head));
        var at = from + 1;
        List<StringBuilder> open = new ArrayList<>();
        while (at < rows.length && !rows[at].isBlank()) {
            if (UNDERLINE.matcher(rows[at].replace(" ", "")).matches()) {
                at++;
                continue;
            }
            var parts = byPlace(rows[at], starts);
            var continued = !open.isEmpty() && parts.getFirst().isEmpty();
            if (!continued) {
                add(table, open);
                open = new ArrayList<>();
                for (var part : parts) {
                    open.add(new StringBuilder(part));
                }
            } else {
                for (var i = 0; i < parts.size(); i++) {
                    open.get(i).append(open.get(i).isEmpty() || parts.get(i).isEmpty() ? "" : " ").append(parts.get(i));
                }
            }
            at++;
        }
        add(table, open);
        document.pieces().add(new Piece.Table(table));
        return at;
    }

    private void add(List<Piece.Row> table, List<StringBuilder> parts) {
        if (!parts.isEmpty()) {
            var cells = new ArrayList<Piece.Cell>();
            for (var part : parts) {
                cells.add(cell(part.toString()));
            }
            table.add(new Piece.Row(cells));
        }
    }

    /// Cuts a row where its columns begin, moved to the nearest gap.
    private static List<String> byPlace(String row, int[] starts) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 1; i <= starts.length; i++) {
            var to = i == starts.length ? row.length() : Math.min(row.length(), cut(row, starts[i]));
            to = Math.max(from, to);
            parts.add(row.substring(from, to).strip());
            from = to;
        }
        return parts;
    }

    private static int cut(String row, int place) {
        for (var shift = 0; shift < 4; shift++) {
            for (var at : new int[] {place - shift, place + shift}) {
                if (at > 0 && at < row.length() && row.charAt(at - 1) == ' ') {
                    return at;
                }
            }
        }
        return place;
    }
}
