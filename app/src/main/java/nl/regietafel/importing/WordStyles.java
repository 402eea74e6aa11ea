package nl.regietafel.importing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// What the styles of a Word file make of its paragraphs and words: a heading, an item of a list, bold, hidden. What
/// stands at the paragraph or the words themselves goes before the style, and a style before the one it is based on.
final class WordStyles {

    static final int MOST_COLUMNS = 60;

    private static final int LONGEST_CHAIN = 20;
    private static final int PLAIN_LEVEL = 9;

    /// What one element with properties (`pPr`, `rPr`, `tcPr`, `trPr`) says; null where it says nothing.
    ///
    /// @param removed taken out with the changes kept
    /// @param merged  a cell that is one with the cell above it
    /// @param span    how many columns a cell takes
    /// @param before  how many columns a row leaves open
    record Properties(@Nullable String style, @Nullable Integer outline, @Nullable String numbering,
                      @Nullable Integer level, @Nullable Boolean bold, @Nullable Boolean hidden,
                      boolean breakBefore, boolean removed, boolean merged, int span, int before) {

        static final Properties NONE = new Properties(null, null, null, null, null, null, false, false, false, 1, 0);
    }

    /// A paragraph as it looks.
    ///
    /// @param heading  the level of a heading, 0 for none
    /// @param contents a line of a table of contents, which only repeats headings
    record Look(int heading, @Nullable String numbering, int level, boolean bold, boolean hidden, boolean breakBefore,
                boolean contents) {

        static final Look PLAIN = new Look(0, null, 0, false, false, false, false);
    }

    record Run(boolean bold, boolean hidden) {}

    private record Style(String name, @Nullable String basedOn, Properties paragraph, Properties run) {}

    private final Map<String, Style> styles = new HashMap<>();
    private @Nullable String usual;

    static WordStyles in(WordFile file) throws XMLStreamException {
        var styles = new WordStyles();
        for (var part : file.related("styles")) {
            try (var xml = part) {
                while (xml.next()) {
                    if (xml.opens("style")) {
                        styles.add(xml);
                    }
                }
            }
        }
        return styles;
    }

    private void add(WordXml xml) throws XMLStreamException {
        var id = xml.attribute("styleId");
        var isUsual = "paragraph".equals(xml.attribute("type")) && isOn(xml.attribute("default"), false);
        var name = "";
        String basedOn = null;
        var paragraph = Properties.NONE;
        var run = Properties.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "name" -> {
                    name = value(xml, "").toLowerCase(Locale.ROOT);
                    xml.skip();
                }
                case "basedOn" -> {
                    basedOn = xml.attribute("val");
                    xml.skip();
                }
                case "pPr" -> paragraph = properties(xml);
                case "rPr" -> run = properties(xml);
                default -> xml.skip();
            }
        }
        if (id != null && styles.size() < 10_000) {
            styles.put(id, new Style(name, basedOn, paragraph, run));
            usual = isUsual ? id : usual;
        }
    }

    Look paragraph(Properties own) {
        var outline = own.outline();
        var numbering = own.numbering();
        var level = own.level();
        Boolean bold = null;
        Boolean hidden = null;
        var heading = 0;
        var breakBefore = own.breakBefore();
        var contents = false;
        var id = own.style() == null ? usual : own.style();
        for (var i = 0; i < LONGEST_CHAIN && id != null; i++) {
            var style = styles.get(id);
            if (style == null) {
                heading = heading == 0 ? headingByName(id.toLowerCase(Locale.ROOT)) : heading;
                break;
            }
            heading = heading == 0 ? headingByName(style.name()) : heading;
            contents |= style.name().startsWith("toc ") && !style.name().equals("toc heading");
            outline = outline == null ? style.paragraph().outline() : outline;
            numbering = numbering == null ? style.paragraph().numbering() : numbering;
            level = level == null ? style.paragraph().level() : level;
            bold = bold == null ? style.run().bold() : bold;
            hidden = hidden == null ? style.run().hidden() : hidden;
            breakBefore |= style.paragraph().breakBefore();
            id = style.basedOn();
        }
        if (heading == 0 && outline != null && outline >= 0 && outline < PLAIN_LEVEL) {
            heading = outline + 1;
        }
        return new Look(heading, "0".equals(numbering) ? null : numbering,
                level == null ? 0 : Math.clamp(level, 0, PLAIN_LEVEL - 1), bold != null && bold,
                hidden != null && hidden, breakBefore, contents);
    }

    Run run(Properties own, Look paragraph) {
        var bold = own.bold();
        var hidden = own.hidden();
        var id = own.style();
        for (var i = 0; i < LONGEST_CHAIN && id != null; i++) {
            var style = styles.get(id);
            if (style == null) {
                break;
            }
            bold = bold == null ? style.run().bold() : bold;
            hidden = hidden == null ? style.run().hidden() : hidden;
            id = style.basedOn();
        }
        return new Run(bold == null ? paragraph.bold() : bold, hidden == null ? paragraph.hidden() : hidden);
    }

    /// The names of the styles that Word brings are English in every language; a converter may write its own.
    private static int headingByName(String name) {
        if (name.equals("title") || name.equals("titel")) {
            return 1;
        }
        for (var word : new String[] {"heading", "kop"}) {
            var bare = name.startsWith(word) ? name.substring(word.length()).strip() : "";
            if (bare.length() == 1 && bare.charAt(0) >= '1' && bare.charAt(0) <= '9') {
                return bare.charAt(0) - '0';
            }
        }
        return 0;
    }

    static Properties properties(WordXml xml) throws XMLStreamException {
        String style = null;
        Integer outline = null;
        String numbering = null;
        Integer level = null;
        Boolean bold = null;
        Boolean hidden = null;
        var breakBefore = false;
        var removed = false;
        var merged = false;
        var span = 1;
        var before = 0;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "pStyle", "rStyle" -> style = xml.attribute("val");
                case "outlineLvl" -> outline = number(xml, PLAIN_LEVEL);
                case "b" -> bold = isOn(xml.attribute("val"), true);
                case "vanish", "specVanish" -> hidden = isOn(xml.attribute("val"), true);
                case "pageBreakBefore" -> breakBefore = isOn(xml.attribute("val"), true);
                case "del", "moveFrom", "cellDel" -> removed = true;
                case "vMerge" -> merged = !"restart".equals(xml.attribute("val"));
                case "gridSpan" -> span = Math.clamp(number(xml, 1), 1, MOST_COLUMNS);
                case "gridBefore" -> before = Math.clamp(number(xml, 0), 0, MOST_COLUMNS);
                case "numPr" -> {
                    while (xml.nextChild()) {
                        switch (xml.name()) {
                            case "ilvl" -> level = number(xml, 0);
                            case "numId" -> numbering = xml.attribute("val");
                            default -> { }
                        }
                        xml.skip();
                    }
                    continue;
                }
                case "rPr" -> {
                    // of the mark at the end of the paragraph: only whether it was taken out
                    while (xml.nextChild()) {
                        removed |= xml.name().equals("del") || xml.name().equals("moveFrom");
                        xml.skip();
                    }
                    continue;
                }
                default -> { }
            }
            xml.skip();
        }
        return new Properties(style, outline, numbering, level, bold, hidden, breakBefore, removed, merged, span,
                before);
    }

    private static boolean isOn(@Nullable String value, boolean bare) {
        return value == null ? bare : !value.equals("0") && !value.equals("false") && !value.equals("off");
    }

    private static String value(WordXml xml, String none) {
        var value = xml.attribute("val");
        return value == null ? none : value;
    }

    static int number(WordXml xml, int none) {
        try {
            return Integer.parseInt(value(xml, ""));
        } catch (NumberFormatException _) {
            return none;
        }
    }
}
