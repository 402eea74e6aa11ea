package nl.regietafel.importing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.regietafel.web.Refused;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// One page of a PDF as one sees it: its letters and the straight lines drawn on it, turned so that most of the text
/// runs from left to right and downwards. What cannot be seen is counted and not kept: text that is drawn without ink,
/// in the colour of what is under it, too small, off the page, or covered by what was drawn later.
final class PdfPage extends PDFGraphicsStreamEngine {

    /// A letter, by where its base line begins.
    record Glyph(double x, double y, double right, double size, String text, boolean bold) {}

    /// A straight line, drawn level or upright.
    record Rule(double left, double top, double right, double bottom) {

        boolean level() {
            return right - left >= bottom - top;
        }
    }

    private record Drawn(Point2D from, Point2D to, double size, String text, boolean bold, int colour, int order) {}

    /// An area that was filled; no colour for a picture.
    private record Fill(Rectangle2D area, @Nullable Integer colour, int order) {}

    private static final int MOST_LETTERS = 60_000;
    private static final int MOST_SHAPES = 6_000;
    private static final double SMALLEST = 1.5;
    private static final double THIN = 2.5;
    private static final Set<String> HEAVY = Set.of("bold", "black", "heavy", "semibold", "demi");

    private final Map<PDFont, Boolean> heavy = new IdentityHashMap<>();
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Fill> grounds = new ArrayList<>();
    private final List<Rectangle2D> strokes = new ArrayList<>();
    private final List<Point2D> dots = new ArrayList<>();
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Path2D.Double path = new Path2D.Double();
    private final List<double[]> straight = new ArrayList<>();
    private double @Nullable [] pen;
    private double @Nullable [] begin;
    private boolean curved;
    private @Nullable PDColor lastColour;
    private int lastRgb;
    private int order;
    private int pictures;
    private int unread;
    private int invisible;
    private final StringBuilder aslant = new StringBuilder();
    private AffineTransform reading = new AffineTransform();

    private PdfPage(PDPage page) {
        super(page);
    }

    static PdfPage of(PDPage page) throws IOException {
        var read = new PdfPage(page);
        read.processPage(page);
        read.settle();
        return read;
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    List<Rule> rules() {
        return rules;
    }

    /// Small shapes: a bullet is as often drawn as it is a letter.
    List<Point2D> dots() {
        return dots;
    }

    int pictures() {
        return pictures;
    }

    /// Letters that say nowhere which letter they are.
    int unread() {
        return unread;
    }

    /// How many stretches of text one does not see.
    int invisible() {
        return invisible;
    }

    /// What stands across the page, such as a watermark.
    String aslant() {
        return aslant.toString().strip();
    }

    /// Where an area stands on the page as it is shown.
    Reading.Place place(int number, Rectangle2D area) {
        var shown = turned(getPage().getRotation());
        try {
            var back = reading.createInverse();
            var on = shown.createTransformedShape(back.createTransformedShape(area)).getBounds2D();
            var box = getPage().getCropBox();
            var all = shown.createTransformedShape(new Rectangle2D.Double(box.getLowerLeftX(), box.getLowerLeftY(),
                    box.getWidth(), box.getHeight())).getBounds2D();
            return new Reading.Place(number, part(on.getX(), all.getWidth()), part(on.getY(), all.getHeight()),
                    part(on.getWidth(), all.getWidth()), part(on.getHeight(), all.getHeight()));
        } catch (java.awt.geom.NoninvertibleTransformException _) {
            return new Reading.Place(number, 0, 0, 0, 0);
        }
    }

    private static int part(double of, double all) {
        return all <= 0 ? 0 : (int) Math.clamp(Math.round(of * 1000 / all), 0, 1000);
    }

    // ---- letters ----

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement) throws IOException {
        if (drawn.size() >= MOST_LETTERS) {
            throw new Refused("importing.too-much");
        }
        var text = font.toUnicode(code);
        if (text == null || text.isEmpty() || text.charAt(0) == '\uFFFD') {
            unread++;
            return;
        }
        var from = at.transformPoint(0, 0);
        var to = at.transformPoint(displacement.getX(), 0);
        var size = Math.hypot(at.getShearX(), at.getScaleY());
        var state = getGraphicsState();
        var mode = state.getTextState().getRenderingMode();
        var without = mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP
                || state.getNonStrokeAlphaConstant() < 0.05;
        var bold = mode == RenderingMode.FILL_STROKE || heavy.computeIfAbsent(font, PdfPage::isHeavy);
        drawn.add(new Drawn(from, to, size, text, bold, without ? -1 : colour(state.getNonStrokingColor()), order++));
    }

    private static boolean isHeavy(PDFont font) {
        var name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        return HEAVY.stream().anyMatch(name::contains)
                || font.getFontDescriptor() != null && font.getFontDescriptor().getFontWeight() >= 600;
    }

    private int colour(PDColor colour) {
        if (colour != lastColour) {
            lastColour = colour;
            try {
                lastRgb = colour.toRGB() & 0xFFFFFF;
            } catch (IOException | RuntimeException _) {
                lastRgb = 0;   // a pattern: it is seen
            }
        }
        return lastRgb;
    }

    /// After all is drawn: which way the text runs, and which of it can be seen.
    private void settle() {
        var turns = new int[4];
        for (var letter : drawn) {
            var turn = turn(letter);
            if (turn >= 0) {
                turns[turn]++;
            }
        }
        var most = 0;
        for (var i = 1; i < 4; i++) {
            most = turns[i] > turns[most] ? i : most;
        }
        reading = turned(drawn.isEmpty() ? getPage().getRotation() : most * 90);
        var box = getPage().getCropBox();
        // a thin line covers nothing: most of what is drawn is one
        fills.stream().filter(fill -> Math.min(fill.area().getWidth(), fill.area().getHeight()) > THIN)
                .forEach(grounds::add);
        var sheet = new Rectangle2D.Double(box.getLowerLeftX() - 1, box.getLowerLeftY() - 1, box.getWidth() + 2,
                box.getHeight() + 2);
        var unseen = false;
        for (var letter : drawn) {
            if (letter.text().isBlank()) {
                continue;
            }
            if (!isSeen(letter, sheet)) {
                invisible += unseen ? 0 : 1;
                unseen = true;
                continue;
            }
            unseen = false;
            if (turn(letter) != most) {
                aslant.append(aslant.length() < 2_000 ? letter.text() : "");
                continue;
            }
            var from = reading.transform(letter.from(), null);
            var to = reading.transform(letter.to(), null);
            glyphs.add(new Glyph(from.getX(), from.getY(), Math.max(from.getX(), to.getX()), letter.size(),
                    letter.text(), letter.bold()));
        }
        glyphs.sort(Comparator.comparingDouble(Glyph::y).thenComparingDouble(Glyph::x));
        dots.replaceAll(dot -> reading.transform(dot, null));
        for (var area : strokes) {
            rule(area);
        }
        for (var fill : fills) {
            if (fill.colour() != null && fill.colour() < 0xF0F0F0) {
                rule(fill.area());
            }
        }
    }

    private void rule(Rectangle2D area) {
        var on = reading.createTransformedShape(area).getBounds2D();
        if (Math.min(on.getWidth(), on.getHeight()) <= THIN && Math.max(on.getWidth(), on.getHeight()) >= 10) {
            rules.add(new Rule(on.getMinX(), on.getMinY(), on.getMaxX(), on.getMaxY()));
        }
    }

    /// In quarters of a turn; -1 for what stands aslant.
    private static int turn(Drawn letter) {
        var angle = Math.toDegrees(Math.atan2(letter.to().getY() - letter.from().getY(),
                letter.to().getX() - letter.from().getX()));
        var quarter = Math.round(angle / 90);
        return Math.abs(angle - quarter * 90) > 3 ? -1 : (int) Math.floorMod(quarter, 4L);
    }

    private boolean isSeen(Drawn letter, Rectangle2D sheet) {
        if (letter.colour() < 0 || letter.size() < SMALLEST) {
            return false;
        }
        var x = (letter.from().getX() + letter.to().getX()) / 2;
        var y = (letter.from().getY() + letter.to().getY()) / 2;
        var across = letter.to().distance(letter.from()) < 0.01 ? 1 : letter.size() * 0.3
                / letter.to().distance(letter.from());
        x -= (letter.to().getY() - letter.from().getY()) * across;
        y += (letter.to().getX() - letter.from().getX()) * across;
        if (!sheet.contains(x, y)) {
            return false;
        }
        Integer under = 0xFFFFFF;
        for (var fill : grounds) {
            if (fill.area().contains(x, y)) {
                if (fill.order() > letter.order()) {
                    return false;
                }
                under = fill.colour();
            }
        }
        return under == null || differ(under, letter.colour());
    }

    private static boolean differ(int one, int other) {
        return Math.abs((one >> 16 & 255) - (other >> 16 & 255)) > 16
                || Math.abs((one >> 8 & 255) - (other >> 8 & 255)) > 16 || Math.abs((one & 255) - (other & 255)) > 16;
    }

    /// From the page as it is stored to the page turned by so many degrees, its upper left corner at nought.
    private AffineTransform turned(int degrees) {
        var angle = Math.toRadians(degrees);
        var c = Math.round(Math.cos(angle));
        var s = Math.round(Math.sin(angle));
        var turn = new AffineTransform(c, s, s, -c, 0, 0);
        var box = getPage().getCropBox();
        var area = turn.createTransformedShape(new Rectangle2D.Double(box.getLowerLeftX(), box.getLowerLeftY(),
                box.getWidth(), box.getHeight())).getBounds2D();
        var whole = AffineTransform.getTranslateInstance(-area.getX(), -area.getY());
        whole.concatenate(turn);
        return whole;
    }

    // ---- shapes ----

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
        moveTo((float) a.getX(), (float) a.getY());
        for (var corner : List.of(b, c, d, a)) {
            lineTo((float) corner.getX(), (float) corner.getY());
        }
    }

    @Override
    public void moveTo(float x, float y) {
        pen = new double[] {x, y};
        begin = pen;
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        if (pen == null) {
            moveTo(x, y);
            return;
        }
        if (straight.size() < MOST_SHAPES) {
            straight.add(new double[] {pen[0], pen[1], x, y});
        }
        pen = new double[] {x, y};
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (pen == null) {
            moveTo(x1, y1);
        }
        curved = true;
        pen = new double[] {x3, y3};
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return pen == null ? new Point2D.Double() : new Point2D.Double(pen[0], pen[1]);
    }

    @Override
    public void closePath() {
        if (pen != null && begin != null) {
            lineTo((float) begin[0], (float) begin[1]);
        }
    }

    @Override
    public void endPath() {
        path.reset();
        straight.clear();
        pen = null;
        begin = null;
        curved = false;
    }

    @Override
    public void strokePath() {
        for (var line : straight) {
            if (strokes.size() < MOST_SHAPES) {
                strokes.add(new Rectangle2D.Double(Math.min(line[0], line[2]), Math.min(line[1], line[3]),
                        Math.abs(line[0] - line[2]), Math.abs(line[1] - line[3])));
            }
        }
        endPath();
    }

    @Override
    public void fillPath(int rule) {
        var area = path.getBounds2D();
        if (area.getWidth() >= 1.2 && area.getWidth() <= 6 && Math.abs(area.getWidth() - area.getHeight()) < 1
                && dots.size() < MOST_SHAPES) {
            dots.add(new Point2D.Double(area.getCenterX(), area.getCenterY()));
        }
        if (!curved && fills.size() < MOST_SHAPES && getGraphicsState().getNonStrokeAlphaConstant() > 0.9) {
            fills.add(new Fill(path.getBounds2D(), colour(getGraphicsState().getNonStrokingColor()), order++));
        }
        endPath();
    }

    @Override
    public void fillAndStrokePath(int rule) {
        var lines = List.copyOf(straight);
        fillPath(rule);
        straight.addAll(lines);
        strokePath();
    }

    @Override
    public void drawImage(PDImage image) {
        pictures++;
        var at = getGraphicsState().getCurrentTransformationMatrix();
        if (fills.size() < MOST_SHAPES) {
            fills.add(new Fill(at.createAffineTransform().createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                    .getBounds2D(), null, order++));
        }
    }

    @Override
    public void clip(int rule) {
        // what is cut off is rare and the cutting costly: it is read
    }

    @Override
    public void shadingFill(COSName name) {
        // a ground of many colours: what stands on it is seen
    }
}
