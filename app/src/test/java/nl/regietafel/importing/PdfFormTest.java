package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.regietafel.importing.LeftOut.What;
import nl.regietafel.importing.Reading.Entry;
import nl.regietafel.web.Refused;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

/// What one sees on the pages of a PDF is read in the order one reads it; what one does not see is left out and counted.
class PdfFormTest {

    @Test
    void paragraphs_items_and_bold_topics_are_those_one_sees() {
        var reading = read(list -> list.bold("Opvang").line("- Lisdonk belt vandaag nog het COA over de boot die in de haven van Lisdonk ligt en").at(66, 126, "blijft.")
                .bold("Huisvesting").line("- Wierveen stuurt de cijfers."));

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(texts(reading)).containsExactly("Lisdonk belt vandaag nog het COA over de boot die in de haven van Lisdonk ligt en blijft.",
                "Wierveen stuurt de cijfers.");
    }

    @Test
    void columns_are_known_by_the_space_between_them_and_rows_by_where_they_begin() {
        var reading = read(list -> list.gap().row("Actie", "Wie", "Wanneer").row("De kade nakijken en de uitkomst", "Lisdonk", "1 maart 2026")
                .row("daarvan rondsturen", "", "").row("Cijfers rondsturen", "Wierveen", "2 april 2026").row("Brief schrijven", "Rietmeer", "9 april 2026"));

        assertThat(reading.topics().getFirst().entries()).extracting(Entry::text, Entry::owners, entry -> String.valueOf(entry.due())).containsExactly(
                tuple("De kade nakijken en de uitkomst daarvan rondsturen", List.of("Lisdonk"), "2026-03-01"),
                tuple("Cijfers rondsturen", List.of("Wierveen"), "2026-04-02"), tuple("Brief schrijven", List.of("Rietmeer"), "2026-04-09"));
    }

    @Test
    void lines_around_cells_say_where_rows_and_columns_are_also_when_cells_are_one() {
        var reading = read(list -> {
            for (var x : new double[] {50, 300, 500}) {
                list.rule(x, 110, x, 230);
            }
            for (var y : new double[] {110, 130, 180, 230}) {
                list.rule(50, y, 500, y);
            }
            list.rule(200, 110, 200, 230).rule(200, 205, 300, 205);
            return list.at(55, 125, "Onderwerp").at(205, 125, "Actie").at(305, 125, "Wie")
                    .at(55, 145, "Opvang").at(205, 145, "De kade").at(205, 158, "nakijken").at(305, 145, "Lisdonk")
                    .at(55, 200, "Huisvesting").at(205, 198, "Brief schrijven").at(205, 222, "Raden bellen").at(305, 200, "Wierveen");
        });

        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(reading.topics().get(0).entries()).extracting(Entry::text, Entry::owners).containsExactly(tuple("De kade nakijken", List.of("Lisdonk")));
        assertThat(reading.topics().get(1).entries()).extracting(Entry::text, Entry::owners)
                .containsExactly(tuple("Brief schrijven", List.of("Wierveen")), tuple("Raden bellen", List.of("Wierveen")));
    }

    @Test
    void a_row_goes_on_over_a_page_break_under_its_head_that_comes_back() {
        var list = new PdfFixture().line("Actielijst 12 februari 2026").gap().row("Actie", "Wie", "Wanneer").row("Brief schrijven", "Rietmeer", "9 april 2026")
                .row("De kade nakijken en", "Lisdonk", "1 maart 2026").page().row("Actie", "Wie", "Wanneer").row("de uitkomst rondsturen", "", "")
                .row("Cijfers rondsturen", "Wierveen", "2 april 2026");
        var reading = ListReader.read(list.bytes(), "lijst.pdf");

        assertThat(reading.topics().getFirst().entries()).extracting(Entry::text, Entry::owners).containsExactly(
                tuple("Brief schrijven", List.of("Rietmeer")), tuple("De kade nakijken en de uitkomst rondsturen", List.of("Lisdonk")),
                tuple("Cijfers rondsturen", List.of("Wierveen")));
    }

    @Test
    void a_sentence_goes_on_over_a_page_break_and_headers_and_footers_do_not_stand_in_it() {
        var list = new PdfFixture();
        for (var page = 1; page <= 3; page++) {
            list.at(60, 30, "Regietafel Waterrijk, concept van 12 februari 2026").at(60, 810, "bladzijde " + page + " van 3");
            switch (page) {
                case 1 -> list.line("Actielijst regietafel Waterrijk").gap().bold("Opvang").line("- Lisdonk belt het COA over").page();
                case 2 -> list.line("de boot in de haven.").line("- Wierveen stuurt de cijfers.").gap().bold("Huisvesting").page();
                default -> list.line("- Rietmeer schrijft een brief.");
            }
        }
        var reading = ListReader.read(list.bytes(), "lijst.pdf");

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA over de boot in de haven.", "Wierveen stuurt de cijfers.", "Rietmeer schrijft een brief.");
        assertThat(titles(reading)).containsExactly("Opvang", "Huisvesting");
        assertThat(reading.date()).isEqualTo("2026-02-12");
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.EDGES, 6));
    }

    @Test
    void a_broken_word_becomes_whole_and_a_hyphen_that_belongs_stays() {
        var reading = read(list -> list.bold("Opvang").line("- Het COA vraagt aan alle leden van de tafel om vandaag nog mee te denken over de huis-").at(66, 126, "vesting.")
                .gap().gap().at(60, 150, "- Het COA vraagt aan alle leden van de tafel om vandaag nog mee te denken over het AMV-").at(66, 164, "beleid.")
                .at(60, 188, "- Het COA vraagt aan alle leden van de tafel om vandaag nog mee te denken over de in-").at(66, 202, "en uitstroom."));

        assertThat(texts(reading)).hasSize(3);
        assertThat(texts(reading).get(0)).endsWith("over de huisvesting.");
        assertThat(texts(reading).get(1)).endsWith("het AMV-beleid.");
        assertThat(texts(reading).get(2)).endsWith("de in- en uitstroom.");
    }

    @Test
    void two_columns_of_prose_are_read_one_after_the_other() {
        var left = List.of("Het college heeft in de vorige", "vergadering gesproken over de", "opvang in de haven en wil dat de", "boot er tot de zomer kan blijven", "liggen, als het Rijk dat betaalt", "en de buurt het daarmee eens is.");
        var right = List.of("De raad vraagt zich af of er dan", "genoeg plekken zijn voor wie er", "na de zomer nog moet wonen, en", "wil dat de provincie daar met de", "andere gemeenten over spreekt in", "het overleg dat in mei plaatsheeft.");
        var reading = read(list -> {
            for (var i = 0; i < left.size(); i++) {
                list.at(60, 120 + i * 14, left.get(i)).at(310, 120 + i * 14, right.get(i));
            }
            return list;
        });

        assertThat(reading.blocks()).extracting(Reading.Block::text).contains(String.join(" ", left), String.join(" ", right));
    }

    @Test
    void a_turned_page_is_read_as_one_turns_it() {
        var list = new PdfFixture();
        list.sheet.setRotation(90);
        list.turned(60, 100, "Actielijst regietafel Waterrijk 12 februari 2026", 90).turned(100, 100, "- Lisdonk belt het COA.", 90);
        var upright = new PdfFixture().turned(60, 100, "Actielijst regietafel Waterrijk 12 februari 2026", 90).turned(100, 100, "- Lisdonk belt het COA.", 90);

        for (var each : List.of(list, upright)) {
            var reading = ListReader.read(each.bytes(), "lijst.pdf");
            assertThat(reading.date()).isEqualTo("2026-02-12");
            assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.");
        }
    }

    @Test
    void what_stands_aslant_becomes_no_line() {
        var reading = read(list -> list.turned(200, 300, "CONCEPT", 45).line("- Lisdonk belt het COA."));

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.");
        assertThat(reading.rest()).extracting(Reading.Leftover::text).contains("CONCEPT");
    }

    @Test
    void text_that_one_does_not_see_is_left_out_and_counted() {
        var reading = read(list -> list.line("- Lisdonk belt het COA.")
                .mode(RenderingMode.NEITHER).line("- GEHEIM een").mode(RenderingMode.FILL)
                .line("- Wierveen stuurt de cijfers.").colour(Color.WHITE).line("- GEHEIM twee").colour(Color.BLACK).line("- Rietmeer belt.")
                .at(60, 400, "- GEHEIM drie").fill(50, 380, 300, 30).line("- De secretaris schrijft.").at(60, 500, 1, PdfFixture.PLAIN, "- GEHEIM vier")
                .line("- De voorzitter belt.").at(900, 120, "- GEHEIM vijf"));

        assertThat(texts(reading)).containsExactly("Lisdonk belt het COA.", "Wierveen stuurt de cijfers.", "Rietmeer belt.", "De secretaris schrijft.", "De voorzitter belt.");
        assertThat(reading.toString()).doesNotContain("GEHEIM");
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.INVISIBLE, 5));
    }

    @Test
    void white_letters_on_a_dark_ground_are_seen() {
        var reading = read(list -> list.gap().colour(new Color(0x15, 0x42, 0x73)).fill(50, 85, 500, 18).colour(Color.WHITE).row("Actie", "Wie", "Wanneer").colour(Color.BLACK)
                .row("De kade nakijken", "Lisdonk", "1 maart 2026").row("Cijfers rondsturen", "Wierveen", "2 april 2026"));

        assertThat(reading.topics().getFirst().entries()).extracting(Entry::owners).containsExactly(List.of("Lisdonk"), List.of("Wierveen"));
        assertThat(reading.leftOut()).isEmpty();
    }

    @Test
    void remarks_and_pictures_are_counted() {
        var reading = read(list -> list.line("- Lisdonk belt het COA.").remark("GEHEIM"));
        assertThat(reading.leftOut()).containsExactly(new LeftOut(What.COMMENTS, 1));
        assertThat(reading.toString()).doesNotContain("GEHEIM");

        assertThat(ListReader.read(new PdfFixture().picture().line("Lijst").line("- Lisdonk belt het COA.").bytes(), "a").leftOut())
                .containsExactly(new LeftOut(What.PICTURES, 1));
    }

    @Test
    void each_line_says_where_on_its_page_it_stands() {
        var reading = read(list -> list.line("- Lisdonk belt het COA."));

        var place = reading.blocks().get(reading.topics().getFirst().entries().getFirst().block()).place();
        assertThat(place.page()).isEqualTo(1);
        assertThat(place.left()).isBetween(95, 105);   // 60 of 595
        assertThat(place.top()).isBetween(85, 105);    // 88 of 842, its base line
        assertThat(place.height()).isBetween(10, 25);
    }

    @Test
    void a_scan_an_empty_page_and_a_password_are_refused() throws IOException {
        refused(new PdfFixture().picture().bytes(), "een scan of een afbeelding");
        refused(new PdfFixture().picture().mode(RenderingMode.NEITHER).line("wat de scanner denkt").bytes(), "een scan of een afbeelding");
        refused(new PdfFixture().bytes(), "geen tekst");
        refused(new PdfFixture().line("Lijst").bytes("wachtwoord"), "wachtwoord");
        var book = new PdfFixture();
        for (var i = 0; i < 300; i++) {
            book.pdf.addPage(new PDPage());
        }
        refused(book.bytes(), "300 bladzijden");
    }

    @Test
    void a_broken_file_is_refused() {
        refused("%PDF-1.7".getBytes(UTF_8), "beschadigd");
        refused("%PDF-1.7\nlijst van 12 februari".getBytes(UTF_8), "beschadigd");
        var whole = new PdfFixture().line("Lijst").bytes();
        refused(Arrays.copyOf(whole, 30), "beschadigd");
    }

    private static Reading read(UnaryOperator<PdfFixture> list) {
        return ListReader.read(list.apply(new PdfFixture().line("Actielijst regietafel Waterrijk 12 februari 2026")).bytes(), "lijst.pdf");
    }

    private static List<String> titles(Reading reading) {
        return reading.topics().stream().map(Reading.Topic::title).toList();
    }

    private static List<String> texts(Reading reading) {
        return reading.topics().stream().flatMap(topic -> topic.entries().stream()).map(Entry::text).toList();
    }

    private static void refused(byte[] content, String because) {
        assertThatThrownBy(() -> ListReader.read(content, "lijst.pdf")).isInstanceOf(Refused.class).hasMessageContaining(because);
    }
}
