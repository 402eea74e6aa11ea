package nl.regietafel.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// The register as a spreadsheet, with where it comes from and of which day. A cell is text or a date, never a formula: what
/// someone typed into a line is not run on someone else's computer. It carries no author.
///
/// @param source who keeps these lines, what was looked for, and on which day
record Spreadsheet(List<String> heads, List<List<Cell>> rows, List<String> source) {

    /// A cell: a text or a day.
    record Cell(String text, @Nullable LocalDate day) {
        static Cell of(@Nullable String text) {
            return new Cell(text == null ? "" : text, null);
        }

        static Cell of(@Nullable LocalDate day) {
            return new Cell(day == null ? "" : day.toString(), day);
        }
    }

    private static final String SHEET = "Regels";
    private static final String ABOUT = "Bron";

    byte[] as(String form) {
        try {
            return switch (form) {
                case "csv" -> csv();
                case "xlsx" -> xlsx();
                case "ods" -> ods();
                default -> throw new IllegalArgumentException(form);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    static String type(String form) {
        return switch (form) {
            case "csv" -> "text/csv;charset=utf-8";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/vnd.oasis.opendocument.spreadsheet";
        };
    }

    /// RFC 4180 with a semicolon, as spreadsheets in the Netherlands expect, and a mark that it is UTF-8. Here a program cannot
    /// see that a cell is text, so one that would begin a formula begins with an apostrophe. The source stands behind each row.
    private byte[] csv() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            var about = String.join(" ", source);
            row(out, heads, ABOUT);
            for (var row : rows) {
                row(out, row.stream().map(Cell::text).toList(), about);
            }
            if (rows.isEmpty()) {
                row(out, heads.stream().map(_ -> "").toList(), about);
            }
        }
        return bytes.toByteArray();
    }

    private static void row(OutputStreamWriter out, List<String> cells, String about) throws IOException {
        var all = new ArrayList<>(cells);
        all.add(about);
        for (var at = 0; at < all.size(); at++) {
            out.write(at == 0 ? "\"" : ";\"");
            out.write(harmless(all.get(at)).replace("\"", "\"\""));
            out.write('"');
        }
        out.write("\r\n");
    }

    /// What begins with one of these a spreadsheet takes for a formula, also behind spaces.
    static String harmless(String text) {
        var begin = text.stripLeading();
        return !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0 || !begin.isEmpty() && "=+-@＝＋－＠".indexOf(begin.charAt(0)) >= 0 ? "'" + text : text;
    }

    private byte[] xlsx() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "", null)) {
            var sheet = book.newWorksheet(SHEET);
            for (var column = 0; column < heads.size(); column++) {
                sheet.value(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (var at = 0; at < rows.size(); at++) {
                for (var column = 0; column < heads.size(); column++) {
                    put(sheet, at + 1, column, rows.get(at).get(column));
                }
            }
            var about = book.newWorksheet(ABOUT);
            for (var at = 0; at < source.size(); at++) {
                about.value(at, 0, source.get(at));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Cell cell) {
        if (cell.day() != null) {
            sheet.value(row, column, cell.day());
            sheet.style(row, column).format("d-m-yyyy").set();
        } else if (!cell.text().isEmpty()) {
            sheet.value(row, column, printable(cell.text()));
        }
    }

    /// OpenDocument 1.3: a zip whose first file says what it is, uncompressed, and one file with the tables.
    private byte[] ods() throws IOException, XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            stored(zip, "mimetype", type("ods").getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
                    <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
                    <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
                    </manifest:manifest>
                    """.formatted(type("ods")).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("content.xml"));
            var content = new ByteArrayOutputStream();
            content(XMLOutputFactory.newFactory().createXMLStreamWriter(content, "UTF-8"));
            zip.write(content.toByteArray());
        }
        return bytes.toByteArray();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var check = new CRC32();
        check.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void content(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("office:document-content");
        for (var name : List.of("office", "table", "text", "style", "number")) {
            xml.writeAttribute("xmlns:" + name, "urn:oasis:names:tc:opendocument:xmlns:" + (name.equals("number") ? "datastyle" : name) + ":1.0");
        }
        xml.writeAttribute("office:version", "1.3");
        styles(xml);
        xml.writeStartElement("office:body");
        xml.writeStartElement("office:spreadsheet");
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", SHEET);
        xml.writeStartElement("table:table-header-rows");
        row(xml, heads.stream().map(Cell::of).toList());
        xml.writeEndElement();
        for (var row : rows) {
            row(xml, row);
        }
        xml.writeEndElement();
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", ABOUT);
        for (var line : source) {
            row(xml, List.of(Cell.of(line)));
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void styles(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("office:automatic-styles");
        xml.writeStartElement("number:date-style");
        xml.writeAttribute("style:name", "N1");
        xml.writeEmptyElement("number:day");
        separator(xml);
        xml.writeEmptyElement("number:month");
        separator(xml);
        xml.writeEmptyElement("number:year");
        xml.writeAttribute("number:style", "long");
        xml.writeEndElement();
        xml.writeEmptyElement("style:style");
        xml.writeAttribute("style:name", "day");
        xml.writeAttribute("style:family", "table-cell");
        xml.writeAttribute("style:data-style-name", "N1");
        xml.writeEndElement();
    }

    private static void separator(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("number:text");
        xml.writeCharacters("-");
        xml.writeEndElement();
    }

    private static void row(XMLStreamWriter xml, List<Cell> cells) throws XMLStreamException {
        xml.writeStartElement("table:table-row");
        for (var cell : cells) {
            xml.writeStartElement("table:table-cell");
            if (cell.day() != null) {
                xml.writeAttribute("table:style-name", "day");
                xml.writeAttribute("office:value-type", "date");
                xml.writeAttribute("office:date-value", cell.day().toString());
            } else if (!cell.text().isEmpty()) {
                xml.writeAttribute("office:value-type", "string");
            }
            for (var paragraph : cell.text().split("\n", -1)) {
                xml.writeStartElement("text:p");
                xml.writeCharacters(printable(paragraph));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// Without the signs that XML has no place for.
    private static String printable(String text) {
        return text.codePoints().filter(sign -> sign == '\t' || sign == '\n' || sign >= 0x20 && sign != 0xFFFE && sign != 0xFFFF && (sign < 0xD800 || sign > 0xDFFF))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
