package nl.regietafel.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A Word file to pieces, as one reads it on paper with all changes accepted: what was taken out, hidden text and
/// comments stay away and are counted; headers, footers and notes stand apart; a picture is not read.
final class WordForm {

    private static final int DEEPEST = 150;
    /// What holds how something looks, or what is not shown.
    private static final Set<String> UNREAD = Set.of("instrText", "delText", "delInstrText", "Fallback", "proofErr",
            "bookmarkStart", "bookmarkEnd", "object", "rt", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx",
            "sectPr", "ffData", "binData", "docPartObj", "altChunk", "annotationRef", "footnoteRef", "endnoteRef",
            "separator", "continuationSeparator", "customXmlPr", "smartTagPr", "rubyPr");

    private final WordFile file;
    private final WordStyles styles;
    private final WordNumbers numbers;
    private final Document document;
    private int deleted;
    private int hidden;
    private int pictures;

    private WordForm(WordFile file, Document document) throws XMLStreamException {
        this(file, WordStyles.in(file), WordNumbers.in(file), document);
    }

    private WordForm(WordFile file, WordStyles styles, WordNumbers numbers, Document document) {
        this.file = file;
        this.styles = styles;
        this.numbers = numbers;
        this.document = document;
    }

    static void read(byte[] content, Document document) {
        try (var file = WordFile.of(content)) {
            new WordForm(file, document).read();
        } catch (XMLStreamException e) {
            throw WordFile.refusal(e);
        }
    }

    private void read() throws XMLStreamException {
        try (var xml = file.main()) {
            xml.into("body");
            flow(xml, new Story(document.pieces(), false), 0);
        }
        if (document.pieces().isEmpty() && pictures > 0) {
            throw new Refused("importing.only-pictures");
        }
        apart("header", "kop- of voettekst");
        apart("footer", "kop- of voettekst");
        apart("footnotes", "voetnoot");
        apart("endnotes", "eindnoot");
        document.leaveOut(LeftOut.What.COMMENTS, comments());
        document.leaveOut(LeftOut.What.DELETED, deleted);
        document.leaveOut(LeftOut.What.HIDDEN, hidden);
        document.leaveOut(LeftOut.What.PICTURES, pictures);
    }

    private void apart(String kind, String why) throws XMLStreamException {
        var seen = new ArrayList<String>();
        for (var part : file.related(kind)) {
            try (var xml = part) {
                var scratch = new Document();
                new WordForm(file, styles, numbers, scratch).flow(xml, new Story(scratch.pieces(), false), 0);
                for (var text : scratch.texts()) {
                    var said = text.marker().isEmpty() ? text.text() : text.marker() + " " + text.text();
                    if (!seen.contains(said)) {
                        seen.add(said);
                        document.aside(said, why);
                    }
                }
            }
        }
    }

    private int comments() throws XMLStreamException {
        var count = 0;
        for (var part : file.related("comments")) {
            try (var xml = part) {
                while (xml.next()) {
                    count += xml.opens("comment") ? 1 : 0;
                }
            }
        }
        return count;
    }

    /// Where paragraphs come together: the body, a cell, a text box.
    private final class Story {

        final Gather gather;
        final boolean inCell;
        /// The mark of the last paragraph was taken out: what follows belongs to it.
        boolean runsOn;
        /// Of each field that is open, whether its result has begun.
        final Deque<Boolean> results = new ArrayDeque<>();
        boolean inHidden;
        final List<Piece> boxes = new ArrayList<>();

        Story(List<Piece> into, boolean inCell) {
            this.gather = new Gather(document, into, inCell);
            this.inCell = inCell;
        }
    }

    /// All paragraphs and tables until the element that is open now ends.
    private void flow(WordXml xml, Story story, int level) throws XMLStreamException {
        refuseDepth(level);
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "p" -> paragraph(xml, story, level + 1);
                case "tbl" -> {
                    story.gather.end();
                    story.gather.lines.close();
                    table(xml, story, level + 1);
                }
                case "del", "moveFrom" -> removed(xml);
                default -> {
                    if (isRead(xml.name())) {
                        flow(xml, story, level + 1);
                    } else {
                        xml.skip();
                    }
                }
            }
        }
        if (level == 0 || story.inCell) {
            story.gather.end();
            story.gather.lines.close();
        }
    }

    private static boolean isRead(String name) {
        return !UNREAD.contains(name) && !name.endsWith("PrChange");
    }

    private static void refuseDepth(int level) {
        if (level > DEEPEST) {
            throw new Refused("importing.too-deep");
        }
    }

    // ---- paragraphs ----

    private void paragraph(WordXml xml, Story story, int level) throws XMLStreamException {
        var look = WordStyles.Look.PLAIN;
        var begun = story.runsOn;
        story.runsOn = false;
        story.inHidden = false;
        var gather = story.gather;
        var item = false;
        var markRemoved = false;
        while (xml.nextChild()) {
            if (xml.name().equals("pPr")) {
                var properties = WordStyles.properties(xml);
                look = styles.paragraph(properties);
                markRemoved = properties.removed();
                if (!begun && !look.contents()) {
                    item = open(story, look);
                }
            } else {
                inline(xml, story, look, level + 1);
            }
        }
        if (markRemoved) {
            story.runsOn = true;
            return;
        }
        gather.end();
        if (item) {
            gather.itemDepth--;
            gather.lines.endItem();
        }
        gather.heading = 0;
        if (!story.boxes.isEmpty()) {
            gather.lines.close();
            gather.into.addAll(story.boxes);
            story.boxes.clear();
        }
    }

    /// Before the words of a paragraph: what its style and its number make of it.
    ///
    /// @return whether it is an item, that has to be ended
    private boolean open(Story story, WordStyles.Look look) {
        var gather = story.gather;
        gather.end();
        gather.heading = look.heading();
        if (look.breakBefore()) {
            gather.lines.close();
            gather.into.add(new Piece.Break());
        }
        if (look.numbering() == null) {
            return false;
        }
        var mark = numbers.next(look.numbering(), look.level());
        if (mark == null) {
            return false;
        }
        if (!mark.equals("•") && TypedLines.mark(mark + " X", false) != null) {
            gather.text(mark + " ", look.bold(), false);
            return false;
        }
        if (look.heading() > 0) {
            return false;
        }
        gather.lines.item(look.level() + 1, mark);
        gather.itemDepth++;
        return true;
    }

    /// What stands within a paragraph, whatever wraps it.
    private void inline(WordXml xml, Story story, WordStyles.Look paragraph, int level) throws XMLStreamException {
        refuseDepth(level);
        switch (xml.name()) {
            case "r" -> run(xml, story, paragraph, level + 1);
            case "del", "moveFrom" -> removed(xml);
            case "pPr", "p", "tbl" -> xml.skip();
            default -> {
                if (!isRead(xml.name())) {
                    xml.skip();
                    return;
                }
                while (xml.nextChild()) {
                    inline(xml, story, paragraph, level + 1);
                }
            }
        }
    }

    private void run(WordXml xml, Story story, WordStyles.Look paragraph, int level) throws XMLStreamException {
        var run = styles.run(WordStyles.Properties.NONE, paragraph);
        while (xml.nextChild()) {
            if (xml.name().equals("rPr")) {
                run = styles.run(WordStyles.properties(xml), paragraph);
            } else {
                said(xml, story, paragraph, run, level + 1);
            }
        }
    }

    private void said(WordXml xml, Story story, WordStyles.Look paragraph, WordStyles.Run run, int level)
            throws XMLStreamException {
        refuseDepth(level);
        switch (xml.name()) {
            case "t" -> say(story, paragraph, run, FileText.tidy(xml.text()));
            case "tab" -> {
                say(story, paragraph, run, " ");
                xml.skip();
            }
            case "noBreakHyphen" -> {
                say(story, paragraph, run, "-");
                xml.skip();
            }
            case "sym" -> {
                say(story, paragraph, run, symbol(xml.attribute("char")));
                xml.skip();
            }
            case "br", "cr" -> {
                var page = "page".equals(xml.attribute("type"));
                xml.skip();
                if (page) {
                    story.gather.end();
                    if (story.gather.itemDepth == 0) {
                        story.gather.lines.close();
                        story.gather.into.add(new Piece.Break());
                    }
                } else if (!run.hidden() && isShown(story)) {
                    story.gather.newline();
                }
            }
            case "fldChar" -> {
                field(story, xml.attribute("fldCharType"));
                xml.skip();
            }
            case "txbxContent" -> box(xml, story, level + 1);
            case "pic", "imagedata" -> {
                pictures++;
                xml.skip();
            }
            default -> {
                if (!isRead(xml.name())) {
                    xml.skip();
                    return;
                }
                while (xml.nextChild()) {
                    said(xml, story, paragraph, run, level + 1);
                }
            }
        }
    }

    private void say(Story story, WordStyles.Look paragraph, WordStyles.Run run, String words) {
        if (!isShown(story) || paragraph.contents()) {
            return;
        }
        if (run.hidden()) {
            if (!words.isBlank() && !story.inHidden) {
                hidden++;
                story.inHidden = true;
            }
            return;
        }
        story.inHidden &= words.isBlank();
        story.gather.text(words, run.bold(), true);
    }

    private static String symbol(@Nullable String code) {
        try {
            return code == null ? "" : FileText.tidy(String.valueOf((char) Integer.parseInt(code, 16)));
        } catch (NumberFormatException _) {
            return "";
        }
    }

    /// Of a field one reads the result, not the order that made it.
    private static void field(Story story, @Nullable String type) {
        switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "begin" -> story.results.push(false);
            case "separate" -> {
                if (!story.results.isEmpty()) {
                    story.results.pop();
                    story.results.push(true);
                }
            }
            case "end" -> story.results.poll();
            default -> { }
        }
    }

    private static boolean isShown(Story story) {
        return !story.results.contains(false);
    }

    /// A text box is read after the paragraph it hangs on.
    private void box(WordXml xml, Story story, int level) throws XMLStreamException {
        var inner = new Story(story.boxes, story.inCell);
        flow(xml, inner, level);
        inner.gather.end();
        inner.gather.lines.close();
    }

    /// What was taken out with the changes kept: passed over, and counted when it said something.
    private void removed(WordXml xml) throws XMLStreamException {
        deleted += xml.textWithin("delText", "t").isBlank() ? 0 : 1;
    }

    // ---- tables ----

    private void table(WordXml xml, Story story, int level) throws XMLStreamException {
        refuseDepth(level);
        var rows = new ArrayList<Piece.Row>();
        rows(xml, rows, level + 1);
        rows.removeIf(row -> row.cells().isEmpty());
        var columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (columns == 1) {
            // a frame around the text, no table of anything
            rows.forEach(row -> row.cells().stream().filter(cell -> !cell.continued())
                    .forEach(cell -> story.gather.into.addAll(cell.pieces())));
        } else if (columns > 1) {
            story.gather.into.add(new Piece.Table(rows));
        }
    }

    private void rows(WordXml xml, List<Piece.Row> rows, int level) throws XMLStreamException {
        refuseDepth(level);
        while (xml.nextChild()) {
            if (xml.name().equals("tr")) {
                row(xml, rows, level + 1);
            } else if (isRead(xml.name())) {
                rows(xml, rows, level + 1);
            } else {
                xml.skip();
            }
        }
    }

    private void row(WordXml xml, List<Piece.Row> rows, int level) throws XMLStreamException {
        var cells = new ArrayList<Piece.Cell>();
        var gone = cells(xml, rows, cells, level);
        if (gone) {
            deleted += cells.stream().allMatch(cell -> cell.text().isBlank()) ? 0 : 1;
        } else if (!cells.isEmpty()) {
            rows.add(new Piece.Row(cells));
        }
    }

    /// @return whether the row was taken out
    private boolean cells(WordXml xml, List<Piece.Row> rows, List<Piece.Cell> cells, int level)
            throws XMLStreamException {
        refuseDepth(level);
        var gone = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "tc" -> cell(xml, rows, cells, level + 1);
                case "trPr" -> {
                    var properties = WordStyles.properties(xml);
                    gone |= properties.removed();
                    blanks(cells, properties.before());
                }
                default -> {
                    if (isRead(xml.name())) {
                        gone |= cells(xml, rows, cells, level + 1);
                    } else {
                        xml.skip();
                    }
                }
            }
        }
        return gone;
    }

    private void cell(WordXml xml, List<Piece.Row> rows, List<Piece.Cell> cells, int level) throws XMLStreamException {
        var pieces = new ArrayList<Piece>();
        var story = new Story(pieces, true);
        var properties = WordStyles.Properties.NONE;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "tcPr" -> properties = WordStyles.properties(xml);
                case "p" -> paragraph(xml, story, level + 1);
                case "tbl" -> {
                    story.gather.end();
                    story.gather.lines.close();
                    table(xml, story, level + 1);
                }
                case "del", "moveFrom" -> removed(xml);
                default -> {
                    if (isRead(xml.name())) {
                        flow(xml, story, level + 1);
                    } else {
                        xml.skip();
                    }
                }
            }
        }
        story.gather.end();
        story.gather.lines.close();
        if (properties.removed()) {
            deleted += pieces.isEmpty() ? 0 : 1;
            return;
        }
        var above = properties.merged() ? above(rows, cells.size()) : null;
        cells.add(above == null ? new Piece.Cell(pieces, false) : new Piece.Cell(above.pieces(), above.head(), true));
        blanks(cells, properties.span() - 1);
    }

    private static Piece.@Nullable Cell above(List<Piece.Row> rows, int column) {
        return rows.isEmpty() || column >= rows.getLast().cells().size() ? null
                : rows.getLast().cells().get(column);
    }

    private static void blanks(List<Piece.Cell> cells, int count) {
        for (var i = 0; i < count && cells.size() < WordStyles.MOST_COLUMNS; i++) {
            cells.add(new Piece.Cell(List.of(), false));
        }
    }
}
