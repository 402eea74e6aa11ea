package nl.regietafel.importing;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The letters of a page of a PDF as lines, each of one or more stretches with wide space between them.
final class PdfText {

    private static final double WIDE = 1.15;
    private static final double SPACE = 0.18;

    private PdfText() {}

    /// Words of one look within a stretch.
    record Run(String text, boolean bold) {}

    /// Words that stand together on one line.
    record Stretch(int page, double left, double right, double y, double size, List<Run> runs, double firstWord) {

        String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }

        boolean bold() {
            return runs.stream().allMatch(run -> run.bold() || run.text().chars().noneMatch(Character::isLetterOrDigit));
        }

        double middle() {
            return y - size * 0.3;
        }

        Rectangle2D area() {
            return new Rectangle2D.Double(left, y - size * 0.95, right - left, size * 1.25);
        }

        /// The next stretch of the line, as part of this one.
        Stretch with(Stretch next) {
            var all = new ArrayList<>(runs);
            all.add(new Run(" ", next.bold()));
            all.addAll(next.runs());
            return new Stretch(page, left, next.right(), y, Math.max(size, next.size()), all, firstWord);
        }
    }

    record Line(List<Stretch> stretches) {

        double y() {
            return stretches.getFirst().y();
        }

        double size() {
            return stretches.stream().mapToDouble(Stretch::size).max().orElse(0);
        }

        Stretch whole() {
            return stretches.stream().reduce(Stretch::with).orElseThrow();
        }

        String text() {
            return whole().text();
        }

        /// A bullet or a number and then text: an item, no columns.
        boolean isItem() {
            return stretches.size() == 2 && isMark(stretches.getFirst().text());
        }
    }

    static boolean isMark(String text) {
        var mark = TypedLines.mark(text.strip() + " X", true);
        return mark != null && mark.rest().equals("X");
    }

    static List<Line> lines(int number, PdfPage page) {
        var upright = page.rules().stream().filter(rule -> !rule.level()).toList();
        var lines = new ArrayList<Line>();
        var open = new ArrayList<PdfPage.Glyph>();
        for (var glyph : page.glyphs()) {
            if (!open.isEmpty() && glyph.y() - open.getFirst().y() > 0.36 * Math.max(glyph.size(),
                    open.getFirst().size())) {
                lines.add(line(number, open, upright, page.dots()));
                open.clear();
            }
            open.add(glyph);
        }
        if (!open.isEmpty()) {
            lines.add(line(number, open, upright, page.dots()));
        }
        return lines;
    }

    private static Line line(int number, List<PdfPage.Glyph> glyphs, List<PdfPage.Rule> upright, List<Point2D> dots) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(PdfPage.Glyph::x));
        var stretches = new ArrayList<Stretch>();
        var open = new ArrayList<PdfPage.Glyph>();
        for (var glyph : sorted) {
            if (!open.isEmpty()) {
                var last = open.getLast();
                var gap = glyph.x() - last.right();
                if (isTwice(last, glyph)) {
                    continue;
                }
                if (gap > WIDE * Math.max(glyph.size(), last.size()) || isParted(last, glyph, upright)) {
                    stretches.add(stretch(number, open));
                    open.clear();
                }
            }
            open.add(glyph);
        }
        stretches.add(stretch(number, open));
        stretches.replaceAll(stretch -> dotted(stretch, dots));
        return new Line(stretches);
    }

    /// With the bullet that is drawn before it.
    private static Stretch dotted(Stretch stretch, List<Point2D> dots) {
        for (var dot : dots) {
            if (dot.getX() < stretch.left() && dot.getX() > stretch.left() - 2.2 * stretch.size() && dot.getY() < stretch.y()
                    && dot.getY() > stretch.y() - 0.8 * stretch.size()) {
                var runs = new ArrayList<Run>();
                runs.add(new Run("• ", stretch.runs().getFirst().bold()));
                runs.addAll(stretch.runs());
                return new Stretch(stretch.page(), dot.getX(), stretch.right(), stretch.y(), stretch.size(), runs,
                        stretch.firstWord());
            }
        }
        return stretch;
    }

    /// Bold is sometimes made by drawing a letter twice.
    private static boolean isTwice(PdfPage.Glyph last, PdfPage.Glyph glyph) {
        return last.text().equals(glyph.text()) && glyph.x() - last.x() < 0.12 * glyph.size()
                && Math.abs(glyph.y() - last.y()) < 0.1 * glyph.size();
    }

    private static boolean isParted(PdfPage.Glyph last, PdfPage.Glyph glyph, List<PdfPage.Rule> upright) {
        if (glyph.x() - last.right() < 1.5) {
            return false;
        }
        for (var rule : upright) {
            if (rule.left() >= last.right() - 1 && rule.right() <= glyph.x() + 1 && rule.top() < glyph.y()
                    && rule.bottom() > glyph.y() - glyph.size() * 0.5 && rule.bottom() - rule.top() >= 10) {
                return true;
            }
        }
        return false;
    }

    private static Stretch stretch(int number, List<PdfPage.Glyph> glyphs) {
        var runs = new ArrayList<Run>();
        var text = new StringBuilder();
        var bold = glyphs.getFirst().bold();
        PdfPage.Glyph last = null;
        var size = 0.0;
        var base = 0.0;
        var firstWord = 0.0;
        for (var glyph : glyphs) {
            var space = last != null && glyph.x() - last.right() > SPACE * Math.max(glyph.size(), last.size());
            if (space && firstWord == 0) {
                firstWord = last.right() - glyphs.getFirst().x();
            }
            if (space) {
                text.append(' ');
            }
            if (glyph.bold() != bold && !text.isEmpty()) {
                runs.add(new Run(text.toString(), bold));
                text.setLength(0);
            }
            bold = glyph.bold();
            text.append(letters(glyph.text()));
            if (glyph.size() > size) {
                size = glyph.size();
                base = glyph.y();
            }
            last = glyph;
        }
        runs.add(new Run(text.toString(), bold));
        var left = glyphs.getFirst().x();
        var right = glyphs.stream().mapToDouble(PdfPage.Glyph::right).max().orElse(left);
        return new Stretch(number, left, right, base, size, runs, firstWord == 0 ? right - left : firstWord);
    }

    /// Letters that are drawn as one (fi, ffl) are read as what they are.
    private static String letters(String drawn) {
        var first = drawn.charAt(0);
        return first >= '\uFB00' && first <= '\uFB06'
                ? java.text.Normalizer.normalize(drawn, java.text.Normalizer.Form.NFKC) : drawn;
    }
}
