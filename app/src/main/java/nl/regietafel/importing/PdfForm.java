package nl.regietafel.importing;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.regietafel.importing.PdfTables.Cell;
import nl.regietafel.importing.PdfTables.Grid;
import nl.regietafel.importing.PdfTables.Part;
import nl.regietafel.importing.PdfTables.Prose;
import nl.regietafel.importing.PdfTables.Row;
import nl.regietafel.importing.PdfText.Line;
import nl.regietafel.importing.PdfText.Stretch;
import nl.regietafel.web.Refused;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/// A PDF with text to pieces: what stands where on its pages becomes paragraphs, items and rows again. Headers and
/// footers are those lines at the edges that come back; a row or a sentence goes on over a page break.
final class PdfForm {

    private static final int MOST_PAGES = 300;
    private static final int MOST_OBJECTS = 200_000;
    private static final int MOST_LETTERS = 1_200_000;
    private static final int EDGE = 4;
    private static final Set<String> REMARKS = Set.of("Text", "Highlight", "Underline", "StrikeOut", "Squiggly",
            "Caret", "FreeText");

    static {
        OwnFonts.use();
    }

    private final Document document;
    private final List<PdfPage> pages = new ArrayList<>();
    private final List<List<Line>> lines = new ArrayList<>();
    private final List<Double> heads = new ArrayList<>();
    private double body;
    private double leading;

    private PdfForm(Document document) {
        this.document = document;
    }

    static boolean fits(byte[] content) {
        var start = new String(content, 0, Math.min(content.length, 1_024), java.nio.charset.StandardCharsets.ISO_8859_1);
        return start.contains("%PDF-") && (start.startsWith("%PDF") || !start.contains("<html"));
    }

    static void read(byte[] content, Document document) {
        try (var pdf = opened(content)) {
            new PdfForm(document).read(pdf);
        } catch (IOException _) {
            throw new Refused("importing.broken-pdf");
        }
    }

    static PDDocument opened(byte[] content) throws IOException {
        try {
            var pdf = Loader.loadPDF(content);
            if (pdf.getDocument().getXrefTable().size() > MOST_OBJECTS || pdf.getNumberOfPages() > MOST_PAGES) {
                pdf.close();
                throw new Refused("importing.pdf-too-long", MOST_PAGES);
            }
            return pdf;
        } catch (InvalidPasswordException _) {
            throw new Refused("importing.password");
        }
    }

    private void read(PDDocument pdf) throws IOException {
        var letters = 0;
        var pictures = 0;
        var unread = 0;
        var invisible = 0;
        var remarks = 0;
        for (var page : pdf.getPages()) {
            var read = PdfPage.of(page);
            pages.add(read);
            lines.add(PdfText.lines(pages.size(), read));
            letters += read.glyphs().size();
            pictures += read.pictures();
            unread += read.unread();
            invisible += read.invisible();
            remarks += remarks(page);
            if (letters > MOST_LETTERS) {
                throw new Refused("importing.too-much");
            }
        }
        if (letters == 0 || unread > letters) {
            throw new Refused(unread > letters ? "importing.pdf-no-letters" : pictures > 0 || invisible > 0
                    ? "importing.pdf-scan" : "importing.empty");
        }
        var edges = edges();
        measure();
        layout();
        edges.forEach(edge -> document.aside(edge, "kop- of voettekst"));
        pages.stream().map(PdfPage::aslant).filter(text -> !text.isEmpty()).distinct().limit(3)
                .forEach(text -> document.aside(text, "schuin of gedraaid over de bladzijde"));
        document.leaveOut(LeftOut.What.INVISIBLE, invisible);
        document.leaveOut(LeftOut.What.COMMENTS, remarks);
        document.leaveOut(LeftOut.What.PICTURES, pictures);
    }

    private static int remarks(PDPage page) throws IOException {
        var remarks = 0;
        for (var annotation : page.getAnnotations()) {
            remarks += REMARKS.contains(annotation.getSubtype()) && annotation.getContents() != null
                    && !annotation.getContents().isBlank() ? 1 : 0;
        }
        return remarks;
    }

    // ---- headers and footers ----

    /// Takes away the lines at the edges of pages that come back there, apart from their numbers.
    ///
    /// @return what they say, once each
    private List<String> edges() {
        var places = new HashMap<String, Set<Integer>>();
        for (var p = 0; p < lines.size(); p++) {
            for (var line : atEdges(lines.get(p))) {
                places.computeIfAbsent(shape(line), _ -> new HashSet<>()).add(p);
            }
        }
        var count = 0;
        var said = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var page : lines) {
            var gone = atEdges(page).stream().filter(line -> {
                var on = places.get(shape(line)).size();
                return on > 1 && on * 2 >= lines.size() || PageEdges.isPageNumber(line.text());
            }).toList();
            for (var line : gone) {
                count++;
                if (seen.add(shape(line))) {
                    said.add(FileText.tidy(line.text()).strip());
                }
            }
            page.removeAll(gone);
        }
        document.leaveOut(LeftOut.What.EDGES, count);
        return said;
    }

    private static List<Line> atEdges(List<Line> page) {
        var edge = new ArrayList<Line>();
        for (var i = 0; i < page.size(); i++) {
            if ((i < EDGE || i >= page.size() - EDGE)
                    && !Columns.isHead(page.get(i).stretches().stream().map(Stretch::text).toList())) {
                edge.add(page.get(i));
            }
        }
        return edge;
    }

    /// The words with any number, at this height.
    private static String shape(Line line) {
        var shape = new StringBuilder();
        shape.append(Math.round(line.y() / 6)).append(' ');
        var text = line.text();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isDigit(c)) {
                if (shape.charAt(shape.length() - 1) != '0') {
                    shape.append('0');
                }
            } else {
                shape.append(Character.toLowerCase(c));
            }
        }
        return shape.toString();
    }

    // ---- sizes ----

    /// The size of most of the text, how far its lines stand apart, and which sizes are those of headings.
    private void measure() {
        var sizes = new HashMap<Double, Integer>();
        for (var page : lines) {
            for (var line : page) {
                sizes.merge(half(line.size()), line.text().length(), Integer::sum);
            }
        }
        body = most(sizes, 10);
        var gaps = new HashMap<Double, Integer>();
        for (var page : lines) {
            for (var i = 1; i < page.size(); i++) {
                var gap = page.get(i).y() - page.get(i - 1).y();
                var aligned = Math.abs(page.get(i).stretches().getFirst().left()
                        - page.get(i - 1).stretches().getFirst().left()) < 24;
                if (aligned && gap < body * 2.2 && gap > body * 0.9) {
                    gaps.merge(half(gap), 1, Integer::sum);
                }
            }
        }
        leading = most(gaps, body * 1.4) / body;
        var larger = new TreeSet<Double>();
        sizes.keySet().stream().filter(size -> size >= body * 1.12).forEach(larger::add);
        heads.addAll(larger.descendingSet());
    }

    private static double half(double size) {
        return Math.round(size * 2) / 2.0;
    }

    private static double most(Map<Double, Integer> counts, double none) {
        return counts.entrySet().stream().max(Map.Entry.<Double, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey).orElse(none);
    }

    // ---- parts ----

    private void layout() {
        var all = new ArrayList<Part>();
        var right = 0.0;
        for (var p = 0; p < pages.size(); p++) {
            for (var line : lines.get(p)) {
                right = Math.max(right, line.stretches().getLast().right());
            }
            var parts = PdfTables.in(lines.get(p), pages.get(p).rules(), leading);
            for (var i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                var last = all.isEmpty() ? null : all.getLast();
                if (i == 0 && p > 0 && last != null) {
                    var whole = goesOn(last, part);
                    if (whole != null) {
                        all.set(all.size() - 1, whole);
                        continue;
                    }
                }
                all.add(part);
            }
        }
        for (var part : all) {
            switch (part) {
                case Prose prose -> prose(prose.lines(), document.pieces(), false, edge(prose, right));
                case Grid grid -> table(grid);
            }
        }
    }

    /// Where lines of running text break off: the edge of their column, when they come near it at all.
    private static double edge(Prose prose, double right) {
        var own = prose.lines().stream().mapToDouble(Stretch::right).max().orElse(right);
        return prose.lines().size() > 4 ? own : Math.max(own, right * 0.92);
    }

    /// What breaks off at the foot of a page and goes on at the head of the next.
    private static @Nullable Part goesOn(Part last, Part next) {
        return switch (last) {
            case Prose above -> {
                if (!(next instanceof Prose below)) {
                    yield null;
                }
                var lines = new ArrayList<>(above.lines());
                lines.addAll(below.lines());
                yield new Prose(lines);
            }
            case Grid above -> next instanceof Grid below && sameColumns(above, below) ? joined(above, below) : null;
        };
    }

    private static boolean sameColumns(Grid above, Grid below) {
        if (above.right().length != below.right().length) {
            return false;
        }
        for (var c = 0; c + 1 < above.right().length; c++) {
            if (Math.abs(start(above, c + 1) - start(below, c + 1)) > 30) {
                return false;
            }
        }
        return Math.abs(above.left() - below.left()) < 30;
    }

    private static double start(Grid grid, int column) {
        return grid.last().stream().flatMap(row -> row.cells().get(column).lines().stream())
                .mapToDouble(Stretch::left).min().orElse(grid.right()[column - 1]);
    }

    private static Grid joined(Grid above, Grid below) {
        var rows = new ArrayList<>(above.rows());
        var more = new ArrayList<>(below.rows());
        if (!more.isEmpty() && texts(more.getFirst()).equals(texts(rows.getFirst()))) {
            more.removeFirst();
        }
        if (!more.isEmpty() && isRest(rows.getLast(), more.getFirst())) {
            var whole = new ArrayList<Cell>();
            for (var c = 0; c < above.right().length; c++) {
                var lines = new ArrayList<>(rows.getLast().cells().get(c).lines());
                lines.addAll(more.getFirst().cells().get(c).lines());
                whole.add(new Cell(lines, rows.getLast().cells().get(c).continued()));
            }
            rows.set(rows.size() - 1, new Row(whole));
            more.removeFirst();
        }
        rows.addAll(more);
        var right = above.right().clone();
        for (var c = 0; c < right.length; c++) {
            right[c] = Math.max(right[c], below.right()[c]);
        }
        return new Grid(rows, right);
    }

    /// Whether a row goes on with the sentence of the row above it, in the cell that says most.
    private static boolean isRest(Row above, Row row) {
        var c = 0;
        for (var i = 1; i < row.cells().size(); i++) {
            c = row.cells().get(i).text().length() > row.cells().get(c).text().length() ? i : c;
        }
        var text = row.cells().get(c).text();
        var before = above.cells().get(c).text();
        if (text.isEmpty() || before.isEmpty() || TypedLines.mark(text, true) != null) {
            return false;
        }
        var ends = ".!?:;".indexOf(before.charAt(before.length() - 1)) >= 0;
        var others = row.cells().stream().filter(cell -> !cell.text().isEmpty()).count() > 1;
        return !ends && (Character.isLowerCase(text.charAt(0)) || !others);
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }

    // ---- pieces ----

    private void table(Grid grid) {
        var rows = new ArrayList<Piece.Row>();
        var above = new ArrayList<Piece.Cell>();
        for (var row : grid.rows()) {
            var cells = new ArrayList<Piece.Cell>();
            for (var c = 0; c < row.cells().size(); c++) {
                var cell = row.cells().get(c);
                if (cell.continued() && c < above.size()) {
                    cells.add(new Piece.Cell(above.get(c).pieces(), false, true));
                    continue;
                }
                var pieces = new ArrayList<Piece>();
                prose(cell.lines(), pieces, true, grid.right()[c]);
                cells.add(new Piece.Cell(pieces, false));
            }
            rows.add(new Piece.Row(cells));
            above = cells;
        }
        document.pieces().add(new Piece.Table(rows));
    }

    /// Lines to paragraphs and items.
    private void prose(List<Stretch> lines, List<Piece> into, boolean inCell, double right) {
        var gather = new Gather(document, into, inCell);
        var bullets = bullets(lines);
        List<Stretch> open = new ArrayList<>();
        for (var line : lines) {
            if (!open.isEmpty() && !runsOn(open, line, right)) {
                say(open, gather, bullets);
                open = new ArrayList<>();
            }
            open.add(line);
        }
        if (!open.isEmpty()) {
            say(open, gather, bullets);
        }
        gather.lines.close();
        document.at(null);
    }

    /// How far bullets stand from the left, level by level.
    private static List<Double> bullets(List<Stretch> lines) {
        var lefts = new TreeSet<Double>();
        for (var line : lines) {
            var mark = TypedLines.mark(line.text().strip(), true);
            if (mark != null && mark.bullet() && lefts.stream().noneMatch(left -> Math.abs(left - line.left()) < 5)) {
                lefts.add(line.left());
            }
        }
        return List.copyOf(lefts);
    }

    /// Whether a line goes on with the paragraph above it.
    private boolean runsOn(List<Stretch> open, Stretch line, double right) {
        var last = open.getLast();
        var text = line.text().strip();
        if (Math.abs(last.size() - line.size()) > 1 || last.bold() != line.bold() && open.getFirst().bold() == last.bold()
                && open.stream().allMatch(each -> each.bold() == last.bold())
                && last.runs().stream().allMatch(run -> run.bold() == last.bold())
                && line.runs().stream().allMatch(run -> run.bold() == line.bold())) {
            return false;
        }
        if (last.page() == line.page() && Math.abs(line.y() - last.y()) < 0.3 * line.size()) {
            return true;
        }
        var marked = TypedLines.mark(open.getFirst().text().strip(), true) != null;
        if (TypedLines.mark(text, false) != null || TypedLines.isLabelled(text) || text.equals(last.text().strip())
                || marked && line.left() < open.getFirst().left() - 2
                || marked && line.left() < open.getFirst().left() + 2 && line.left() > open.getFirst().left() - 2
                && !Character.isLowerCase(text.charAt(0))
                || !marked && open.size() > 1 && line.left() < last.left() - 3 && last.page() == line.page()) {
            return false;
        }
        if (last.page() == line.page() && line.y() - last.y() > Math.max(leading * 1.2, 1.15) * Math.max(line.size(), 6)) {
            return false;
        }
        if (last.page() != line.page()) {
            var ends = last.text().strip();
            return Character.isLowerCase(text.charAt(0)) && !ends.isEmpty()
                    && ".!?:".indexOf(ends.charAt(ends.length() - 1)) < 0;
        }
        // the first word would have fitted: whoever wrote it began anew
        return last.right() + line.size() * 0.3 + line.firstWord() > right - line.size() * 0.4
                || last.text().endsWith("-");
    }

    private void say(List<Stretch> lines, Gather gather, List<Double> bullets) {
        document.at(place(lines));
        var text = new StringBuilder();
        var words = new ArrayList<PdfText.Run>();
        for (var i = 0; i < lines.size(); i++) {
            for (var run : lines.get(i).runs()) {
                words.add(run);
            }
            if (i + 1 < lines.size()) {
                join(words, lines.get(i + 1).text().strip());
            }
        }
        words.forEach(run -> text.append(run.text()));
        var said = FileText.tidy(text.toString()).strip();
        if (said.isEmpty()) {
            return;
        }
        var mark = TypedLines.mark(said, true);
        var size = lines.stream().mapToDouble(Stretch::size).max().orElse(body);
        if (size >= body * 1.12 && said.length() <= 160 && (mark == null || !mark.bullet())) {
            gather.end();
            gather.lines.heading(1 + Math.max(0, heads.indexOf(half(size))), said);
        } else if (mark != null && mark.bullet()) {
            gather.end();
            var level = 0;
            for (var i = 0; i < bullets.size(); i++) {
                level = lines.getFirst().left() > bullets.get(i) - 5 ? i : level;
            }
            gather.lines.line("  ".repeat(level) + said, false);
            gather.lines.close();
        } else {
            for (var run : words) {
                gather.text(FileText.tidy(run.text()), run.bold(), false);
            }
            gather.end();
            gather.lines.close();
        }
    }

    /// A word that was broken off becomes whole; a hyphen that belongs to it stays.
    private static void join(List<PdfText.Run> words, String next) {
        var last = words.getLast();
        var text = last.text().stripTrailing();
        if (text.endsWith("\u00AD")) {
            words.set(words.size() - 1, new PdfText.Run(text.substring(0, text.length() - 1), last.bold()));
        } else if (text.length() > 1 && (text.endsWith("-") || text.endsWith("\u2010")) && !next.isEmpty()
                && Character.isLetter(text.charAt(text.length() - 2))) {
            var whole = Character.isLowerCase(next.charAt(0)) && Character.isLowerCase(text.charAt(text.length() - 2));
            if (next.startsWith("en ") || next.startsWith("of ")) {
                words.set(words.size() - 1, new PdfText.Run(text + " ", last.bold()));
            } else if (whole) {
                words.set(words.size() - 1, new PdfText.Run(text.substring(0, text.length() - 1), last.bold()));
            }
        } else {
            words.set(words.size() - 1, new PdfText.Run(text + " ", last.bold()));
        }
    }

    private Reading.Place place(List<Stretch> lines) {
        var first = lines.getFirst();
        Rectangle2D area = first.area();
        for (var line : lines) {
            if (line.page() == first.page()) {
                area = area.createUnion(line.area());
            }
        }
        return pages.get(first.page() - 1).place(first.page(), area);
    }
}
