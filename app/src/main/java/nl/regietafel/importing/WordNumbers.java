package nl.regietafel.importing;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The bullets and numbers that Word writes before its paragraphs: they stand nowhere in the text and are counted here
/// as Word counts them.
final class WordNumbers {

    private static final int LEVELS = 9;

    /// @param form  of one number: "decimal", "lowerLetter", "bullet"
    /// @param text  how numbers are put together: "%1.%2"
    private record Level(String form, String text, int start) {}

    private static final class Numbering {
        final @Nullable Level[] levels = new Level[LEVELS];
    }

    private final Map<String, Numbering> shapes = new HashMap<>();
    private final Map<String, String> shapeOf = new HashMap<>();
    private final Map<String, int[]> counted = new HashMap<>();

    static WordNumbers in(WordFile file) throws XMLStreamException {
        var numbers = new WordNumbers();
        for (var part : file.related("numbering")) {
            try (var xml = part) {
                while (xml.next()) {
                    if (xml.opens("abstractNum")) {
                        numbers.shape(xml);
                    } else if (xml.opens("num")) {
                        numbers.number(xml);
                    }
                }
            }
        }
        return numbers;
    }

    private void shape(WordXml xml) throws XMLStreamException {
        var id = xml.attribute("abstractNumId");
        var numbering = new Numbering();
        while (xml.nextChild()) {
            if (!xml.name().equals("lvl")) {
                xml.skip();
                continue;
            }
            var at = 0;
            try {
                at = Integer.parseInt(String.valueOf(xml.attribute("ilvl")));
            } catch (NumberFormatException _) {
                // the first
            }
            var level = level(xml);
            if (at >= 0 && at < LEVELS) {
                numbering.levels[at] = level;
            }
        }
        if (id != null && shapes.size() < 5_000) {
            shapes.put(id, numbering);
        }
    }

    private static Level level(WordXml xml) throws XMLStreamException {
        var form = "decimal";
        var text = "";
        var start = 1;
        while (xml.nextChild()) {
            var value = xml.attribute("val");
            switch (xml.name()) {
                case "numFmt" -> form = value == null ? form : value;
                case "lvlText" -> text = value == null ? "" : value;
                case "start" -> start = WordStyles.number(xml, 1);
                default -> { }
            }
            xml.skip();
        }
        return new Level(form, text.length() > 40 ? "" : text, start);
    }

    private void number(WordXml xml) throws XMLStreamException {
        var id = xml.attribute("numId");
        while (xml.nextChild()) {
            var shape = xml.attribute("val");
            if (xml.name().equals("abstractNumId") && id != null && shape != null && shapeOf.size() < 20_000) {
                shapeOf.put(id, shape);
            }
            xml.skip();
        }
    }

    /// What stands before the next paragraph of this list, null when nothing does. A bullet is always "•".
    @Nullable String next(String number, int level) {
        var shape = shapeOf.get(number);
        var numbering = shape == null ? null : shapes.get(shape);
        var here = numbering == null ? null : numbering.levels[level];
        if (here == null) {
            return "•";
        }
        if (here.form().equals("bullet")) {
            return "•";
        }
        if (here.form().equals("none") || here.text().isEmpty()) {
            return null;
        }
        // lists of one shape count on from each other
        var counts = counted.computeIfAbsent(shape, _ -> new int[LEVELS]);
        for (var i = 0; i <= level; i++) {
            var start = numbering.levels[i] == null ? 1 : numbering.levels[i].start();
            counts[i] = counts[i] == 0 ? start : i == level ? counts[i] + 1 : counts[i];
        }
        for (var i = level + 1; i < LEVELS; i++) {
            counts[i] = 0;
        }
        var text = here.text();
        for (var i = 0; i <= level; i++) {
            var form = numbering.levels[i] == null ? "decimal" : numbering.levels[i].form();
            text = text.replace("%" + (i + 1), written(counts[i], form));
        }
        return text.strip();
    }

    private static String written(int number, String form) {
        return switch (form) {
            case "lowerLetter" -> letter(number, 'a');
            case "upperLetter" -> letter(number, 'A');
            case "lowerRoman" -> roman(number).toLowerCase(java.util.Locale.ROOT);
            case "upperRoman" -> roman(number);
            default -> String.valueOf(number);
        };
    }

    private static String letter(int number, char first) {
        return number < 1 || number > 26 * 20 ? String.valueOf(number)
                : String.valueOf((char) (first + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        if (number < 1 || number > 3_999) {
            return String.valueOf(number);
        }
        var values = new int[] {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        var signs = new String[] {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        var roman = new StringBuilder();
        var left = number;
        for (var i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                roman.append(signs[i]);
                left -= values[i];
            }
        }
        return roman.toString();
    }
}
