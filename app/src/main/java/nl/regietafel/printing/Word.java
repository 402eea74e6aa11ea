package nl.regietafel.printing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// A document for Word, from top to bottom: headings, paragraphs and tables in styles of its own (styles.xml), in Dutch, with
/// page numbers. It says nothing of who made it.
public final class Word {

    /// How a paragraph looks: the styles that a province may overlay.
    public enum Style {
        NORMAL("Normal"), TITLE("Heading1"), HEADING("Heading2"), MARK("Mark"), QUIET("Quiet");

        private final String id;

        Style(String id) {
            this.id = id;
        }
    }

    /// A piece of a paragraph.
    public record Words(String text, boolean bold, boolean struck) {
        public static Words plain(String text) {
            return new Words(text, false, false);
        }

        public static Words bold(String text) {
            return new Words(text, true, false);
        }

        public static Words struck(String text) {
            return new Words(text, false, true);
        }
    }

    /// A paragraph within a cell.
    public record Paragraph(Style style, List<Words> words) {
        public static Paragraph quiet(String text) {
            return new Paragraph(Style.QUIET, List.of(Words.plain(text)));
        }
    }

    private static final int WIDTH = 9750;     // A4 less its margins, in twentieths of a point

    private final XWPFDocument document = new XWPFDocument();

    public Word(String title, String foot) {
        styles();
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(1134));
        margins.setBottom(BigInteger.valueOf(1021));
        margins.setLeft(BigInteger.valueOf(1134));
        margins.setRight(BigInteger.valueOf(1021));
        margins.setFooter(BigInteger.valueOf(567));
        foot(foot);
        document.getProperties().getCoreProperties().setTitle(written(title));
        document.getProperties().getCoreProperties().getUnderlyingProperties().setLanguageProperty("nl-NL");
        document.getProperties().getCoreProperties().getUnderlyingProperties().setCreatorProperty(Optional.empty());
        document.getProperties().getExtendedProperties().getUnderlyingProperties().setApplication("Regietafel");
    }

    private void styles() {
        try (var in = Objects.requireNonNull(Word.class.getResourceAsStream("/printing/styles.xml"))) {
            document.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private void foot(String text) {
        var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setStyle("Footer");
        paragraph.createRun().setText(written(text));
        paragraph.createRun().addTab();
        paragraph.createRun().setText("bladzijde ");
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        paragraph.createRun().setText(" van ");
        paragraph.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    }

    public Word paragraph(Style style, String text) {
        write(document.createParagraph(), new Paragraph(style, List.of(Words.plain(text))));
        return this;
    }

    /// A table of two columns under a head that comes back on each page.
    public Word table(String left, String right, List<List<List<Paragraph>>> rows) {
        var table = document.createTable(rows.size() + 1, 2);
        table.setStyleID("List");
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(WIDTH);
        columns(table, 6900, WIDTH - 6900);
        var look = table.getCTTbl().getTblPr().addNewTblLook();
        look.setFirstRow(true);
        look.setNoVBand(true);
        var head = table.getRow(0);
        head.setRepeatHeader(true);
        head(head.getCell(0), left);
        head(head.getCell(1), right);
        for (int i = 0; i < rows.size(); i++) {
            var row = table.getRow(i + 1);
            row.setCantSplitRow(true);
            for (int cell = 0; cell < 2; cell++) {
                fill(row.getCell(cell), rows.get(i).get(cell));
            }
        }
        return this;
    }

    private static void columns(XWPFTable table, int... widths) {
        // What POI would draw around each cell; the style says what is drawn.
        table.getCTTbl().getTblPr().unsetTblBorders();
        var grid = table.getCTTbl().getTblGrid() == null ? table.getCTTbl().addNewTblGrid() : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (var width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        for (var row : table.getRows()) {
            for (int i = 0; i < widths.length; i++) {
                row.getCell(i).setWidthType(TableWidthType.DXA);
                row.getCell(i).setWidth(Integer.toString(widths[i]));
            }
        }
    }

    private static void head(XWPFTableCell cell, String text) {
        var paragraph = cell.getParagraphs().getFirst();
        paragraph.setStyle("TableHead");
        paragraph.createRun().setText(text);
    }

    private static void fill(XWPFTableCell cell, List<Paragraph> paragraphs) {
        for (int i = 0; i < paragraphs.size(); i++) {
            write(i == 0 ? cell.getParagraphs().getFirst() : cell.addParagraph(), paragraphs.get(i));
        }
    }

    private static void write(XWPFParagraph paragraph, Paragraph said) {
        paragraph.setStyle(said.style().id);
        for (var words : said.words()) {
            var run = paragraph.createRun();
            run.setText(written(words.text()));
            if (words.bold()) {
                run.setBold(true);
            }
            if (words.struck()) {
                run.setStrikeThrough(true);
            }
        }
    }

    /// XML has no signs below the space but these.
    private static String written(String text) {
        return text.codePoints().filter(sign -> sign >= ' ' || sign == '\t' || sign == '\n')
            .filter(sign -> sign != 0xFFFE && sign != 0xFFFF && !(sign >= 0xD800 && sign <= 0xDFFF))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (document) {
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
