package nl.regietafel.printing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// A drawing of ours (the mark of a line) on paper: of SVG only what such drawings are made of, which is straight lines, small
/// round corners, a circle, and one letter. So paper has the marks of the screen, and no second library to draw them.
final class SmallDrawing {

    private static final Pattern STEPS = Pattern.compile("[MmLlHhVvAaZz]|-?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final double LETTER = 9.5;
    private static final Map<String, OpenSans.Letter> LETTERS = new ConcurrentHashMap<>();

    /// The side of the square that drawings are made on.
    static final double SIDE = 22;

    private final List<Consumer<Graphics2D>> strokes = new ArrayList<>();

    SmallDrawing(Element svg) {
        var children = svg.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element each) {
                strokes.add(stroke(each));
            }
        }
    }

    void draw(Graphics2D on) {
        strokes.forEach(stroke -> stroke.accept(on));
    }

    private static Consumer<Graphics2D> stroke(Element each) {
        return switch (each.getNodeName()) {
            case "path" -> outlined(each, path(each.getAttribute("d")));
            case "circle" -> {
                double radius = number(each, "r");
                yield outlined(each, new Ellipse2D.Double(number(each, "cx") - radius, number(each, "cy") - radius, 2 * radius, 2 * radius));
            }
            case "text" -> letter(each);
            default -> throw new IllegalArgumentException("A small drawing has no " + each.getNodeName());
        };
    }

    private static Consumer<Graphics2D> outlined(Element each, Shape shape) {
        return on -> {
            on.setColor(Color.BLACK);
            if (!each.getAttribute("fill").equals("none")) {
                on.fill(shape);
            }
            if (each.hasAttribute("stroke")) {
                on.setStroke(new BasicStroke((float) number(each, "stroke-width")));
                on.draw(shape);
            }
        };
    }

    private static Consumer<Graphics2D> letter(Element text) {
        var letter = LETTERS.computeIfAbsent(text.getTextContent(), OpenSans.BOLD::letter);
        var place = AffineTransform.getTranslateInstance(number(text, "x") - letter.advance() * LETTER / 2000, number(text, "y"));
        place.scale(LETTER / 1000, -LETTER / 1000);
        var shape = place.createTransformedShape(letter.outline());
        return on -> {
            on.setColor(text.getAttribute("class").isEmpty() ? Color.BLACK : Color.WHITE);
            on.fill(shape);
        };
    }

    private static double number(Element each, String name) {
        return Double.parseDouble(each.getAttribute(name));
    }

    /// The lines of a path. A round corner is small enough to be one curve.
    static Path2D path(String steps) {
        var path = new Path2D.Double();
        var found = STEPS.matcher(steps).results().map(result -> result.group()).toList();
        double x = 0;
        double y = 0;
        char step = 'M';
        for (int i = 0; i < found.size();) {
            if (Character.isLetter(found.get(i).charAt(0))) {
                step = found.get(i++).charAt(0);
            }
            boolean relative = Character.isLowerCase(step);
            double fromX = x;
            double fromY = y;
            switch (Character.toUpperCase(step)) {
                case 'Z' -> {
                    path.closePath();
                    continue;
                }
                case 'H' -> x = (relative ? x : 0) + Double.parseDouble(found.get(i++));
                case 'V' -> y = (relative ? y : 0) + Double.parseDouble(found.get(i++));
                case 'A' -> {
                    i += 5;
                    x = (relative ? x : 0) + Double.parseDouble(found.get(i++));
                    y = (relative ? y : 0) + Double.parseDouble(found.get(i++));
                }
                default -> {
                    x = (relative ? x : 0) + Double.parseDouble(found.get(i++));
                    y = (relative ? y : 0) + Double.parseDouble(found.get(i++));
                }
            }
            switch (Character.toUpperCase(step)) {
                case 'M' -> {
                    path.moveTo(x, y);
                    step = relative ? 'l' : 'L';
                }
                // The corners of our drawings turn right: the outer point lies ahead or beside.
                case 'A' -> {
                    boolean ahead = (x - fromX) * (y - fromY) > 0;
                    path.quadTo(ahead ? x : fromX, ahead ? fromY : y, x, y);
                }
                default -> path.lineTo(x, y);
            }
        }
        return path;
    }
}
