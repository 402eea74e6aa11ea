package nl.regietafel.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import nl.regietafel.register.Spreadsheet.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A spreadsheet says what stands in a line, and does nothing.
class SpreadsheetTest {

    private static final List<String> HARMFUL = List.of("=1+1", "+31 6", "-2", "@SUM(A1)", "  =1+1", "\t=1+1", "\uff1d1+1", "=HYPERLINK(\"http://x\";\"y\")",
            "=cmd|' /C calc'!A0", "regel een\n=1+1", "een \"aanhaling\"; en meer", "\u0007bel \u2028");
    private static final Spreadsheet SHEET = new Spreadsheet(List.of("Regel", "Vóór"),
            HARMFUL.stream().map(text -> List.of(Cell.of(text), Cell.of(LocalDate.of(2026, 12, 15)))).toList(), List.of("Regietafel Waterrijk.", "=1+1", "Op 12 februari 2026."));

    @TempDir
    private Path folder;

    @Test
    void another_library_reads_the_workbook_and_finds_texts_and_days_only() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(SHEET.as("xlsx")))) {
            var sheet = book.getSheet("Regels");
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("Vóór");
            for (var at = 0; at < HARMFUL.size(); at++) {
                var row = sheet.getRow(at + 1);
                assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(0).getStringCellValue()).isEqualTo(HARMFUL.get(at).replace("\u0007", ""));
                assertThat(row.getCell(1).getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2026-12-15");
            }
            assertThat(book.getSheet("Bron").getRow(2).getCell(0).getStringCellValue()).isEqualTo("Op 12 februari 2026.");
            assertThat(book.getProperties().getCoreProperties().getCreator()).isNullOrEmpty();
        }
    }

    @Test
    void no_file_of_the_workbook_holds_a_formula_or_an_author() throws IOException {
        var files = unzipped(SHEET.as("xlsx"));

        files.forEach((name, text) -> assertThat(text).as(name).doesNotContain("<f>", "<f ", "externalLink", "Hogendoorn", "lastModifiedBy"));
    }

    @Test
    void the_open_document_holds_texts_and_days_only() throws IOException {
        var files = unzipped(SHEET.as("ods"));
        var content = Jsoup.parse(files.get("content.xml"), Parser.xmlParser());

        assertThat(files.keySet().iterator().next()).isEqualTo("mimetype");
        assertThat(files.get("content.xml")).doesNotContain("table:formula");
        var cells = content.select("table|table[table:name=Regels] > table|table-row table|table-cell");
        assertThat(cells).hasSize(2 * HARMFUL.size());
        assertThat(cells.eachAttr("office:value-type")).containsOnly("string", "date");
        assertThat(cells.get(0).text()).isEqualTo("=1+1");
        assertThat(cells.get(1).attr("office:date-value")).isEqualTo("2026-12-15");
        assertThat(content.select("table|table[table:name=Bron]").text()).contains("Op 12 februari 2026.");
        assertThat(files).doesNotContainKey("meta.xml");
    }

    @Test
    void no_cell_of_the_plain_text_begins_as_a_formula() {
        var text = new String(SHEET.as("csv"), StandardCharsets.UTF_8);
        var rows = text.substring(1).split("\r\n");

        assertThat(text).startsWith("\uFEFF\"Regel\";\"Vóór\";\"Bron\"");
        assertThat(rows[1]).isEqualTo("\"'=1+1\";\"2026-12-15\";\"Regietafel Waterrijk. =1+1 Op 12 februari 2026.\"");
        for (var at = 0; at < HARMFUL.size(); at++) {
            var cell = rows[at + 1].substring(1);
            assertThat(cell.stripLeading()).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-").doesNotStartWith("@").doesNotStartWith("\uff1d");
        }
        assertThat(rows[11]).startsWith("\"een \"\"aanhaling\"\"; en meer\";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Een gewone zin.", "3 plekken", "", "(=1)"})
    void what_does_no_harm_stays_as_it_is(String text) {
        assertThat(Spreadsheet.harmless(text)).isEqualTo(text);
    }

    private Map<String, String> unzipped(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(Files.write(folder.resolve("file.zip"), bytes).toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
