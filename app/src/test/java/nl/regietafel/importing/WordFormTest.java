package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.regietafel.importing.WordFixture.bold;
import static nl.regietafel.importing.WordFixture.item;
import static nl.regietafel.importing.WordFixture.p;
import static nl.regietafel.importing.WordFixture.r;
import static nl.regietafel.importing.WordFixture.table;
import static nl.regietafel.importing.WordFixture.tc;
import static nl.regietafel.importing.WordFixture.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import nl.regietafel.importing.LeftOut.What;
import nl.regietafel.importing.Reading.Entry;
import nl.regietafel.web.Refused;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/// What one sees in a Word file is read, with its changes accepted; what one does not see is left out and counted.
class WordFormTest {

    private static final String TITLE = p("Actielijst regietafel Waterrijk 12 februari 2026");

    @Test
    void headings_by_style_and_by_outline_level_are_topics() {
        var reading = read(p("Kop1", "Actielijst 12 februari 2026") + p("Kop2", "Opvang") + item(1, 0, "Lisdonk belt het COA.")
                + p("Punt", "Huisvesting") + item(1, 0, "Wierveen stuurt de cijfers."));

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de cijfers.");
    }

    @Test
    void a_paragraph_that_is_bold_as_a_whole_is_a_topic() {
        var reading = read(TITLE + bold("Opvang") + p("Lisdonk belt het COA.") + bold("Huisvesting") + p("Wierveen stuurt de cijfers."));

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
    }

    @Test
    void numbers_that_word_counts_are_the_numbers_one_sees() {
        var reading = read(TITLE + item(2, 0, "Opvang") + item(1, 0, "Lisdonk belt het COA.") + item(1, 1, "Besluit: de kade blijft.")
                + item(2, 0, "Huisvesting") + item(1, 0, "Wierveen stuurt de cijfers."));

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Besluit: de kade blijft.", "Wierveen stuurt de cijfers.");
        assertThat(reading.blocks()).extracting(Reading.Block::text).contains("1. Opvang", "2. Huisvesting");
    }

    @Test
    void a_table_has_columns_and_a_cell_over_all_of_them_is_a_topic() {
        var reading = read(TITLE + table(
                tr(tc(p("Actie")), tc(p("Wie")), tc(p("Wanneer"))),
                tr(tc("<w:gridSpan w:val=\"3\"/>", p("Opvang"))),
                tr(tc(p("De kade nakijken")), tc(p("Lisdonk")), tc(p("1 maart 2026"))),
                tr(tc(p("Cijfers rondsturen")), tc(p("Wierveen")), tc(p("2 april 2026")))));

        assertThat(titles(reading)).containsExactly("Opvang");
        assertThat(reading.topics().getFirst().entries()).extracting(Entry::text, Entry::owners, entry -> String.valueOf(entry.due()))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("De kade nakijken", List.of("Lisdonk"), "2026-03-01"),
                        org.assertj.core.groups.Tuple.tuple("Cijfers rondsturen", List.of("Wierveen"), "2026-04-02"));
    }

    @Test
    void a_cell_that_is_one_with_the_cell_above_holds_for_both_rows_and_is_said_once() {
        var begin = "<w:vMerge w:val=\"restart\"/>";
        var reading = read(TITLE + table(
                tr(tc(p("Onderwerp")), tc(p("Actie")), tc(p("Wie"))),
                tr(tc(begin, p("Opvang")), tc(p("De kade nakijken")), tc(begin, p("Lisdonk"))),
                tr(tc("<w:vMerge/>", p("")), tc(p("Cijfers rondsturen")), tc("<w:vMerge/>", p(""))),
                tr(tc(p("Huisvesting")), tc(p("Brief schrijven")), tc(p("Wierveen")))));

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(reading.topics().getFirst().entries()).extracting(Entry::text).containsExactly("De kade nakijken", "Cijfers rondsturen");
        assertThat(reading.topics().getFirst().entries()).extracting(Entry::owners).containsOnly(List.of("Lisdonk"));
    }

    @Test
    void a_table_within_a_cell_is_read_where_it_stands() {
        var inner = table(tr(tc(p("Actie")), tc(p("Wie"))), tr(tc(p("De kade nakijken")), tc(p("Lisdonk"))));
        var reading = read(TITLE + table(tr(tc(p("Onderwerp")), tc(p("Verslag"))),
                tr(tc(p("Opvang")), tc(p("Het COA meldt dat de boot er nog ligt."), inner, p("")))));

        assertThat(titles(reading)).containsExactly("Opvang");
        assertThat(texts(reading)).containsExactly("Het COA meldt dat de boot er nog ligt.", "De kade nakijken");
    }

    @Test
    void changes_are_read_as_accepted_and_what_was_taken_out_is_counted() {
        var reading = read(TITLE + bold("Opvang") + "<w:p>" + r("Lisdonk belt ") + "<w:del w:id=\"1\"><w:r><w:delText>het Rijk</w:delText></w:r></w:del>"
                + "<w:ins w:id=\"2\">" + r("het COA") + "</w:ins>" + r(".") + "</w:p>"
                + "<w:p><w:moveFrom w:id=\"3\">" + r("Verplaatste zin.") + "</w:moveFrom></w:p>"
                + "<w:p><w:moveTo w:id=\"4\">" + r("Wierveen stuurt de brief.") + "</w:moveTo></w:p>"
                + "<w:p><w:pPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr>" + r("Rietmeer maakt een ") + "</w:p>" + p("nieuw plan.")
                + table(tr(tc(p("Actie")), tc(p("Wie"))), "<w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr>" + tc(p("Oude actie")) + tc(p("Lisdonk")) + "</w:tr>",
                        tr(tc(p("Nieuwe actie")), tc(p("Lisdonk")))));

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de brief.", "Rietmeer maakt een nieuw plan.", "Nieuwe actie");
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.DELETED, 3));
    }

    @Test
    void an_earlier_look_that_was_changed_says_nothing() {
        var reading = read(TITLE + "<w:p><w:pPr><w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr></w:pPrChange></w:pPr>"
                + "<w:r><w:rPr><w:rPrChange w:id=\"2\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Lisdonk belt het COA.</w:t></w:r></w:p>");

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.");
        assertThat(reading.leftOut()).isEmpty();
    }

    @Test
    void hidden_text_is_left_out_and_counted_also_when_a_style_hides_it() {
        var reading = read(TITLE + "<w:p>" + r("Lisdonk belt het COA.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>GEHEIM een</w:t></w:r></w:p>"
                + "<w:p>" + r("Wierveen stuurt de brief.") + "<w:r><w:rPr><w:rStyle w:val=\"Geheim\"/></w:rPr><w:t>GEHEIM twee</w:t></w:r>"
                + "<w:r><w:rPr><w:rStyle w:val=\"Geheim\"/></w:rPr><w:t> en nog</w:t></w:r></w:p>"
                + p("GeheimeAlinea", "GEHEIM drie")
                + "<w:p><w:r><w:rPr><w:rStyle w:val=\"Geheim\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>Rietmeer maakt een plan.</w:t></w:r></w:p>");

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de brief.", "Rietmeer maakt een plan.");
        assertThat(reading.toString()).doesNotContain("GEHEIM");
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.HIDDEN, 3));
    }

    @Test
    void comments_are_left_out_and_counted() {
        var reading = ListReader.read(new WordFixture().body(TITLE + "<w:p><w:commentRangeStart w:id=\"0\"/>" + r("Lisdonk belt het COA.")
                        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>")
                .story("comments", "<w:comment w:id=\"0\">" + p("GEHEIM") + "</w:comment><w:comment w:id=\"1\">" + p("GEHEIM") + "</w:comment>").bytes(), "a.docx");

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.");
        assertThat(reading.toString()).doesNotContain("GEHEIM");
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.COMMENTS, 2));
    }

    @Test
    void headers_footers_and_notes_become_no_line_but_may_name_the_day() {
        var reading = ListReader.read(new WordFixture().body(bold("Opvang") + p("Lisdonk belt het COA.") + bold("Huisvesting")
                        + p("Wierveen stuurt de brief.<w:footnoteReference/>".replace("<w:footnoteReference/>", "")))
                .story("header", p("Actie- en besluitenlijst regietafel Waterrijk") + p("12 februari 2026"))
                .story("footer", "<w:p>" + r("bladzijde ") + "<w:fldSimple w:instr=\"PAGE\">" + r("1") + "</w:fldSimple></w:p>")
                .story("footnotes", "<w:footnote>" + p("Zie de brief van het Rijk.") + "</w:footnote>").bytes(), "lijst.docx");

        assertThat(reading.title()).isEqualTo("Actie- en besluitenlijst regietafel Waterrijk");
        assertThat(reading.date()).isEqualTo("2026-02-12");
        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de brief.");
        assertThat(reading.rest()).extracting(Reading.Leftover::why, Reading.Leftover::text).contains(
                org.assertj.core.groups.Tuple.tuple("kop- of voettekst", "bladzijde 1"),
                org.assertj.core.groups.Tuple.tuple("voetnoot", "Zie de brief van het Rijk."));
    }

    @Test
    void fields_show_their_result_and_controls_their_content() {
        var reading = read(TITLE + "<w:p>" + r("Lisdonk belt voor ") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
                + r("GEHEIM") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + r("3 maart 2026") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + "<w:hyperlink>" + r(" het COA") + "</w:hyperlink>" + r(".") + "</w:p>"
                + "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + p("Wierveen stuurt de brief.") + "</w:sdtContent></w:sdt>"
                + "<w:p>" + r("Rietmeer ") + "<w:sdt><w:sdtContent>" + r("maakt een plan.") + "</w:sdtContent></w:sdt></w:p>"
                + p("Inhopg1", "Opvang 3"));

        assertThat(texts(reading)).containsExactly("Lisdonk belt voor 3 maart 2026 het COA.", "Wierveen stuurt de brief.", "Rietmeer maakt een plan.");
    }

    @Test
    void a_text_box_is_read_once() {
        var box = "<w:txbxContent>" + p("Wierveen stuurt de brief.") + "</w:txbxContent>";
        var reading = read(TITLE + "<w:p>" + r("Lisdonk belt het COA.") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de brief.");
    }

    @Test
    void pictures_are_counted_and_nothing_but_pictures_is_refused() {
        var picture = "<w:p><w:r><w:drawing><pic:pic><pic:nvPicPr/></pic:pic></w:drawing></w:r></w:p>";

        assertThat(read(TITLE + p("Lisdonk belt het COA.") + picture).leftOut()).containsExactly(new LeftOut(What.PICTURES, 1));
        refused(WordFixture.of(picture), "alleen afbeeldingen");
        refused(WordFixture.of(p("")), "geen tekst");
    }

    @Test
    void a_file_with_a_password_is_refused_and_so_is_word_of_before_2007() throws Exception {
        refused(locked(WordFixture.of(TITLE)), "wachtwoord");
        refused(old("WordDocument"), "een oud Word-bestand (doc)");
        refused(old("Workbook"), "een oud Office-bestand");
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() {
        var bomb = new WordFixture().part("word/document.xml", bomb()).bytes();

        assertThat(bomb.length).isLessThan(1_000_000);
        refused(bomb, "Uitgepakt");
        var many = new WordFixture().body(TITLE);
        for (var i = 0; i < 6_000; i++) {
            many.part("word/media/" + i, "");
        }
        refused(many.bytes(), "Uitgepakt");
        refused(WordFixture.of("<w:tbl><w:tr><w:tc>".repeat(2_000) + p("x") + "</w:tc></w:tr></w:tbl>".repeat(2_000)), "te diep");
    }

    private static byte[] bomb() {
        var start = ("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>").getBytes(UTF_8);
        var all = Arrays.copyOf(start, 70_000_000);
        Arrays.fill(all, start.length, all.length, (byte) ' ');
        return all;
    }

    @Test
    void a_part_that_declares_entities_is_refused() {
        for (var declared : List.of("<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE w SYSTEM \"http://localhost:1/x.dtd\">",
                "<!DOCTYPE w [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>")) {
            refused(new WordFixture().part("word/document.xml", declared
                    + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>").bytes(), "buiten zichzelf");
        }
    }

    @Test
    void what_only_calls_itself_word_is_refused() throws IOException {
        refused(new WordFixture().part("word/document.xml", "<html/>").bytes(), "geen Word-tekst");
        refused(new WordFixture().part("word/other.xml", "<x/>").bytes(), "geen Word-tekst");
        refused(new WordFixture().part("word/document.xml", "<w:document").bytes(), "beschadigd");
        refused(Arrays.copyOf(WordFixture.of(TITLE), 400), "beschadigd");
        refused("PK\u0003\u0004 [Content_Types].xml word/document.xml".getBytes(UTF_8), "beschadigd");
        refused(zip("xl/workbook.xml"), "een Excel-bestand");
        refused(zip("ppt/presentation.xml"), "een PowerPoint-bestand");
        refused(zip("mimetype"), "een OpenDocument-bestand");
        refused(zip("lijst.txt"), "een zip-bestand");
    }

    private static byte[] zip(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry(name));
            zip.write(1);
        }
        return bytes.toByteArray();
    }

    private static byte[] locked(byte[] content) throws Exception {
        try (var system = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("wachtwoord");
            try (var out = encryptor.getDataStream(system)) {
                out.write(content);
            }
            var bytes = new ByteArrayOutputStream();
            system.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] old(String name) throws IOException {
        try (var system = new POIFSFileSystem()) {
            system.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), name);
            var bytes = new ByteArrayOutputStream();
            system.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static Reading read(String body) {
        return ListReader.read(WordFixture.of(body), "lijst.docx");
    }

    private static List<String> titles(Reading reading) {
        return reading.topics().stream().map(Reading.Topic::title).toList();
    }

    private static List<String> texts(Reading reading) {
        return reading.topics().stream().flatMap(topic -> topic.entries().stream()).map(Entry::text).toList();
    }

    private static void refused(byte[] content, String because) {
        assertThatThrownBy(() -> ListReader.read(content, "lijst.docx")).isInstanceOf(Refused.class).hasMessageContaining(because);
    }
}
