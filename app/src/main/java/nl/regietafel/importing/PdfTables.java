package nl.regietafel.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import nl.regietafel.importing.PdfPage.Rule;
import nl.regietafel.importing.PdfText.Line;
import nl.regietafel.importing.PdfText.Stretch;
import org.jspecify.annotations.Nullable;

/// Rows and columns on one page of a PDF. Where columns begin and rows end, the page itself tells: by the lines drawn
/// around cells, else by the white space that no line of text crosses. Two columns of prose are no table.
final class PdfTables {

    /// A part of a page, from top to bottom.
    sealed interface Part {}

    /// Lines of running text, in one column.
    record Prose(List<Stretch> lines) implements Part {}

    /// @param right where each column ends
    record Grid(List<Row> rows, double[] right) implements Part {

        /// The rows by which a table is known again on the next page.
        List<Row> last() {
            return rows.subList(Math.max(0, rows.size() - 40), rows.size());
        }

        double left() {
            return last().stream().flatMap(row -> row.cells().stream()).flatMap(cell -> cell.lines().stream())
                    .mapToDouble(Stretch::left).min().orElse(0);
        }
    }

    record Row(List<Cell> cells) {}

    /// @param continued one with the cell above
    record Cell(List<Stretch> lines, boolean continued) {

        String text() {
            return String.join(" ", lines.stream().map(Stretch::text).toList()).strip();
        }
    }

    private static final double NEAR = 3;
    private static final int MOST_COLUMNS = 30;

    private final List<Line> lines;
    private final List<Rule> level;
    private final List<Rule> upright;
    private final double leading;

    private PdfTables(List<Line> lines, List<Rule> rules, double leading) {
        this.lines = lines;
        this.level = rules.stream().filter(Rule::level).toList();
        this.upright = rules.stream().filter(rule -> !rule.level()).toList();
        this.leading = leading;
    }

    /// @param leading how far lines of running text stand from each other, as a part of their size
    static List<Part> in(List<Line> lines, List<Rule> rules, double leading) {
        return new PdfTables(lines, rules, leading).parts();
    }

    // ---- cells with lines around them ----

    private record Box(double left, double top, double right, double bottom, List<Rule> level, List<Rule> upright) {

        boolean holds(Stretch stretch) {
            return stretch.middle() > top && stretch.middle() < bottom && stretch.left() >= left - NEAR
                    && stretch.left() <= right;
        }
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        var boxes = boxes();
        var free = new ArrayList<Line>();
        for (var line : lines) {
            var box = boxes.stream().filter(each -> each.holds(line.stretches().getFirst())).findFirst();
            if (box.isEmpty()) {
                free.add(line);
                continue;
            }
            free(free, parts);
            free.clear();
            var grid = grid(box.get());
            boxes.remove(box.get());
            if (grid != null) {
                parts.add(grid);
            } else {
                free.addAll(lines.stream().filter(each -> box.get().holds(each.stretches().getFirst())).toList());
            }
            taken.addAll(lines.stream().filter(each -> box.get().holds(each.stretches().getFirst())).toList());
        }
        free(free, parts);
        return parts;
    }

    private final List<Line> taken = new ArrayList<>();

    private void free(List<Line> free, List<Part> parts) {
        free.removeIf(taken::contains);
        columns(free, parts);
    }

    /// Lines that touch each other, when some of them stand upright between others: a table that is drawn.
    private List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        var left = new ArrayList<>(upright);
        while (!left.isEmpty() && boxes.size() < 60) {
            var some = new ArrayList<Rule>();
            some.add(left.removeLast());
            var levels = new ArrayList<Rule>();
            var known = new HashSet<Rule>();
            var grown = true;
            while (grown) {
                grown = false;
                for (var rule : level) {
                    if (!known.contains(rule) && some.stream().anyMatch(other -> touch(rule, other))) {
                        levels.add(rule);
                        known.add(rule);
                        grown = true;
                    }
                }
                for (var i = left.size() - 1; i >= 0; i--) {
                    var rule = left.get(i);
                    if (some.stream().anyMatch(other -> continues(rule, other))
                            || levels.stream().anyMatch(other -> touch(other, rule))) {
                        some.add(left.remove(i));
                        grown = true;
                    }
                }
            }
            var all = new ArrayList<>(some);
            all.addAll(levels);
            var box = new Box(all.stream().mapToDouble(Rule::left).min().orElse(0),
                    all.stream().mapToDouble(Rule::top).min().orElse(0),
                    all.stream().mapToDouble(Rule::right).max().orElse(0),
                    all.stream().mapToDouble(Rule::bottom).max().orElse(0), levels, some);
            if (levels.size() > 1 && box.right() - box.left() > 60) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    private static boolean touch(Rule level, Rule upright) {
        return level.left() - NEAR <= upright.right() && level.right() + NEAR >= upright.left()
                && upright.top() - NEAR <= level.bottom() && upright.bottom() + NEAR >= level.top();
    }

    private static boolean continues(Rule one, Rule other) {
        return Math.abs(one.left() - other.left()) < NEAR && one.top() <= other.bottom() + NEAR
                && other.top() <= one.bottom() + NEAR;
    }

    private @Nullable Grid grid(Box box) {
        var xs = places(box.upright().stream().mapToDouble(Rule::left).toArray(), box.left(), box.right());
        var ys = places(box.level().stream().mapToDouble(Rule::top).toArray(), box.top(), box.bottom());
        var columns = xs.length - 1;
        if (columns < 2 || columns > MOST_COLUMNS || ys.length < 2) {
            return null;
        }
        var rows = new ArrayList<List<List<Stretch>>>();
        var joined = new boolean[ys.length][columns];
        for (var r = 0; r + 1 < ys.length; r++) {
            var cells = new ArrayList<List<Stretch>>();
            for (var c = 0; c < columns; c++) {
                cells.add(new ArrayList<>());
                joined[r][c] = r > 0 && !isDrawn(box, xs[c], xs[c + 1], ys[r]);
            }
            rows.add(cells);
        }
        for (var line : lines) {
            for (var stretch : line.stretches()) {
                if (!box.holds(stretch)) {
                    continue;
                }
                var r = at(ys, stretch.middle());
                var c = at(xs, stretch.left() + 1);
                while (r > 0 && joined[r][c]) {
                    r--;
                }
                rows.get(r).get(c).add(stretch);
            }
        }
        var made = new ArrayList<Row>();
        for (var r = 0; r < rows.size(); r++) {
            var cells = new ArrayList<Cell>();
            for (var c = 0; c < columns; c++) {
                var from = r;
                while (from > 0 && joined[from][c]) {
                    from--;
                }
                cells.add(new Cell(rows.get(from).get(c), from < r));
            }
            if (cells.stream().anyMatch(cell -> !cell.continued() && !cell.lines().isEmpty())) {
                made.add(new Row(cells));
            }
        }
        return made.isEmpty() ? null : new Grid(made, Arrays.copyOfRange(xs, 1, xs.length));
    }

    private static boolean isDrawn(Box box, double from, double to, double y) {
        var covered = 0.0;
        for (var rule : box.level()) {
            if (Math.abs(rule.top() - y) < NEAR) {
                covered += Math.max(0, Math.min(to, rule.right()) - Math.max(from, rule.left()));
            }
        }
        return covered > (to - from) * 0.5;
    }

    /// Distinct places, those that stand close as one.
    private static double[] places(double[] found, double first, double last) {
        var all = new TreeSet<Double>();
        for (var place : found) {
            all.add(place);
        }
        all.add(first);
        all.add(last);
        var kept = new ArrayList<Double>();
        for (var place : all) {
            if (kept.isEmpty() || place - kept.getLast() > NEAR) {
                kept.add(place);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int at(double[] edges, double place) {
        var at = 0;
        while (at + 2 < edges.length && place >= edges[at + 1]) {
            at++;
        }
        return at;
    }

    // ---- columns by white space ----

    private void columns(List<Line> free, List<Part> parts) {
        var prose = new ArrayList<Stretch>();
        var at = 0;
        while (at < free.size()) {
            var end = isSeveral(free.get(at)) ? region(free, at) : at;
            var region = free.subList(at, end);
            var several = region.stream().filter(PdfTables::isSeveral).count();
            if (several < 2 && !(several == 1 && isRuled(region))) {
                prose.add(free.get(at).whole());
                at++;
                continue;
            }
            if (!prose.isEmpty()) {
                parts.add(new Prose(List.copyOf(prose)));
                prose.clear();
            }
            var gutters = ink(region);
            if (isProse(region, gutters)) {
                for (var c = 0; c < gutters.size(); c++) {
                    parts.add(new Prose(column(region, gutters, c)));
                }
            } else {
                parts.add(new Grid(rows(region, gutters),
                        gutters.stream().mapToDouble(column -> column[1]).toArray()));
            }
            at = end;
        }
        if (!prose.isEmpty()) {
            parts.add(new Prose(List.copyOf(prose)));
        }
    }

    private static boolean isSeveral(Line line) {
        return line.stretches().size() > 1 && !line.isItem();
    }

    /// How far the lines go on that leave the same white space open.
    private int region(List<Line> free, int from) {
        var ink = ink(free.subList(from, from + 1));
        var last = from;
        var at = from + 1;
        while (at < free.size()) {
            var line = free.get(at);
            var gap = line.y() - free.get(at - 1).y();
            var wider = ink(free.subList(from, at + 1));
            if (gap > 4.5 * line.size() || wider.size() < 2 || wider.size() < ink.size() && at - from > 2
                    || isHeadOfAnother(free, from, at)) {
                break;
            }
            ink = wider;
            if (isSeveral(line)) {
                last = at;
            }
            at++;
        }
        // what follows the last row belongs to it when it stands close below it, or within the lines of the table
        var end = last + 1;
        var bottom = bottomRule(free.subList(from, last + 1), ink);
        while (end < at && (free.get(end).y() - free.get(end - 1).y() <= leading * 1.2 * free.get(end).size()
                && !isOutdented(free.get(end), ink) || free.get(end).y() < bottom)) {
            end++;
        }
        return end;
    }

    private static boolean isOutdented(Line line, List<double[]> ink) {
        return line.stretches().getFirst().left() < ink.getFirst()[0] + 1
                && TypedLines.mark(line.text(), false) != null;
    }

    private static boolean isHeadOfAnother(List<Line> free, int from, int at) {
        return at > from + 1 && isSeveral(free.get(at)) && !Columns.isHead(texts(free.get(from)))
                && Columns.isHead(texts(free.get(at)));
    }

    private static List<String> texts(Line line) {
        return line.stretches().stream().map(Stretch::text).map(String::strip).toList();
    }

    private double bottomRule(List<Line> region, List<double[]> ink) {
        var left = ink.getFirst()[0];
        var right = ink.getLast()[1];
        var bottom = region.getLast().y();
        return level.stream().filter(rule -> rule.top() > bottom && rule.top() < bottom + 200
                && rule.left() < left + 0.3 * (right - left) && rule.right() - rule.left() > 20
                && rule.right() > left).mapToDouble(Rule::top).max().orElse(0);
    }

    /// Where ink stands, from left to right: the columns. What stands closer than wide space is one.
    private static List<double[]> ink(List<Line> region) {
        var all = new ArrayList<double[]>();
        var size = 0.0;
        for (var line : region) {
            size = Math.max(size, line.size());
            for (var stretch : line.stretches()) {
                all.add(new double[] {stretch.left(), stretch.right()});
            }
        }
        all.sort((one, other) -> Double.compare(one[0], other[0]));
        var joined = new ArrayList<double[]>();
        for (var each : all) {
            if (!joined.isEmpty() && each[0] - joined.getLast()[1] < Math.min(size, 10) * 0.5) {
                joined.getLast()[1] = Math.max(joined.getLast()[1], each[1]);
            } else {
                joined.add(each.clone());
            }
        }
        return joined;
    }

    private static int column(List<double[]> columns, Stretch stretch) {
        for (var c = columns.size() - 1; c > 0; c--) {
            if (stretch.left() >= columns.get(c)[0] - 0.5) {
                return c;
            }
        }
        return 0;
    }

    private static List<Stretch> column(List<Line> region, List<double[]> columns, int c) {
        return region.stream().flatMap(line -> line.stretches().stream())
                .filter(stretch -> column(columns, stretch) == c).toList();
    }

    private boolean isRuled(List<Line> region) {
        return !breaks(region, ink(region)).isEmpty();
    }

    /// Columns in which the lines run on until the edge, all of them about as wide: text in columns, as in a paper.
    private boolean isProse(List<Line> region, List<double[]> columns) {
        if (region.size() < 5 || columns.size() > 3 || Columns.isHead(texts(region.getFirst()))
                || breaks(region, columns).size() > 1) {
            return false;
        }
        var widths = columns.stream().mapToDouble(column -> column[1] - column[0]).toArray();
        var widest = Arrays.stream(widths).max().orElse(1);
        for (var c = 0; c < columns.size(); c++) {
            var right = columns.get(c)[1];
            var lines = column(region, columns, c);
            var full = lines.stream().filter(line -> line.right() > right - widest * 0.2).count();
            if (widths[c] < widest * 0.6 || lines.size() * 2 < region.size() || full * 2 < lines.size()) {
                return false;
            }
        }
        return true;
    }

    /// Where lines are drawn below rows.
    private List<Double> breaks(List<Line> region, List<double[]> columns) {
        var left = columns.getFirst()[0];
        var right = columns.getLast()[1];
        var top = region.getFirst().y();
        var bottom = region.getLast().y() - 1;
        var found = new ArrayList<Double>();
        for (var y : places(level.stream().mapToDouble(Rule::top).toArray(), top, bottom)) {
            if (y <= top || y >= bottom) {
                continue;
            }
            var covered = 0.0;
            for (var rule : level) {
                if (Math.abs(rule.top() - y) < NEAR) {
                    covered += Math.max(0, Math.min(right, rule.right()) - Math.max(left, rule.left()));
                }
            }
            if (covered > (right - left) * 0.6) {
                found.add(y);
            }
        }
        return found;
    }

    private List<Row> rows(List<Line> region, List<double[]> columns) {
        var drawn = breaks(region, columns);
        var gaps = new ArrayList<Double>();
        for (var i = 1; i < region.size(); i++) {
            gaps.add(region.get(i).y() - region.get(i - 1).y());
        }
        var tight = gaps.stream().mapToDouble(Double::doubleValue).filter(gap -> gap > 4).min().orElse(0);
        var wide = gaps.stream().filter(gap -> gap > tight * 1.22).count();
        var bySpace = wide * 4 >= gaps.size() && wide > 0 && tight < region.getFirst().size() * 2;
        var rows = new ArrayList<Row>();
        List<List<Stretch>> open = null;
        Line before = null;
        for (var line : region) {
            var y = line.y() - line.size() * 0.3;
            var last = before;
            var starts = last == null || Columns.isHead(texts(last)) || drawn.stream().anyMatch(rule -> rule > last.y() - 1 && rule < y)
                    || drawn.size() < 2 && (bySpace ? line.y() - last.y() > tight * 1.22
                    : isNewRow(line, columns, rows.isEmpty()));
            if (starts) {
                add(rows, open);
                open = new ArrayList<>();
                for (var c = 0; c < columns.size(); c++) {
                    open.add(new ArrayList<>());
                }
            }
            for (var stretch : line.stretches()) {
                open.get(column(columns, stretch)).add(stretch);
            }
            before = line;
        }
        add(rows, open);
        return rows;
    }

    /// Without lines and without space between rows: a line that fills several columns and goes on with no sentence.
    private static boolean isNewRow(Line line, List<double[]> columns, boolean isFirst) {
        if (line.stretches().size() < 2) {
            return columns.size() > 2 && column(columns, line.stretches().getFirst()) == 0
                    && PdfText.isMark(line.text().split(" ")[0]);
        }
        return isFirst || line.stretches().stream().map(Stretch::text).map(String::strip)
                .noneMatch(text -> text.isEmpty() || Character.isLowerCase(text.charAt(0)) && text.length() > 24);
    }

    private static void add(List<Row> rows, @Nullable List<List<Stretch>> cells) {
        if (cells != null) {
            rows.add(new Row(cells.stream().map(lines -> new Cell(lines, false)).toList()));
        }
    }
}
