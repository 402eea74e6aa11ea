package nl.regietafel.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import javax.imageio.ImageIO;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.MeetingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/// Lists as files: their pages beside what came of them, several at once, and our own lists back again.
@RegietafelTest
class ImportFilesTest {

    private static final String MANY = "Regietafel Waterrijk\nActielijst\n14 november 2024\n\n1. Opvang\n- Actie: de kade nakijken. (Lisdonk, vóór 1 december 2024)\n";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;
    private String session;
    private Browser secretary;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        session = cast.signIn(cast.secretary);
        secretary = new Browser(mvc, session);
    }

    @Test
    void beside_the_lines_of_a_pdf_stand_its_pages_with_the_place_of_each_line() throws Exception {
        var address = "/inlezen/" + upload("lijst.pdf", pdf());

        var review = secretary.open(address).page();

        var line = review.selectFirst("[data-card]").attr("data-card");
        assertThat(review.select("#plek-" + line).attr("width")).matches("[1-9]\\d+");
        assertThat(review.select("#blok-" + line)).hasSize(1);
        var picture = answer(cast.secretary, review.select(".regietafel-review__sheet img").attr("src"));
        assertThat(picture.getStatus()).isEqualTo(200);
        assertThat(picture.getContentType()).isEqualTo("image/png");
        assertThat(picture.getHeader("Cache-Control")).isEqualTo("private, max-age=900");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.getContentAsByteArray())).getWidth()).isBetween(890, 910);
    }

    @Test
    void a_page_is_shown_only_to_who_may_read_the_list_in_and_only_when_it_is_there() throws Exception {
        var address = "/inlezen/" + upload("lijst.pdf", pdf()) + "/bladzijden/";

        for (var other : new Viewer[] {cast.memberOfLisdonk, cast.chair}) {
            assertThat(answer(other, address + "1").getStatus()).isEqualTo(404);
        }
        assertThat(answer(cast.secretary, address + "2").getStatus()).isEqualTo(404);
        assertThat(answer(cast.secretary, "/inlezen/" + upload("lijst.txt", MANY.getBytes(StandardCharsets.UTF_8)) + "/bladzijden/1").getStatus()).isEqualTo(404);
    }

    @Test
    void what_was_left_out_is_told() {
        var hidden = WordFixture.p("Actielijst 14 november 2024") + WordFixture.bold("Opvang") + WordFixture.p("Lisdonk belt.")
                + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>GEHEIM</w:t></w:r></w:p><w:p><w:del w:id=\"1\"><w:r><w:delText>GEHEIM</w:delText></w:r></w:del></w:p>";

        var review = secretary.open("/inlezen/" + upload("lijst.docx", WordFixture.of(hidden)));

        assertThat(review.text()).contains("Niet meegelezen: 1 stuk dat met bijhouden van wijzigingen is weggehaald en 1 stuk verborgen tekst.").doesNotContain("GEHEIM");
    }

    @Test
    void several_lists_at_once_are_each_looked_through_and_one_bad_file_stops_no_other() throws Exception {
        var form = secretary.open("/inlezen").page().selectFirst("form[action=/inlezen]");
        var request = multipart("/inlezen").file(new MockMultipartFile("bestand", "een.pdf", "application/pdf", pdf()))
                .file(new MockMultipartFile("bestand", "stuk.docx", "application/zip", "PK\u0003\u0004stuk".getBytes(StandardCharsets.ISO_8859_1)))
                .file(new MockMultipartFile("bestand", "twee.txt", "text/plain", MANY.getBytes(StandardCharsets.UTF_8)))
                .file(new MockMultipartFile("bestand", "leeg.txt", "text/plain", new byte[0]));
        form.select("input[type=hidden]").forEach(field -> request.param(field.attr("name"), field.attr("value")));
        request.cookie(new Cookie("regietafel", session), new Cookie("regietafel-csrf", secretary.cookie("regietafel-csrf")));

        var sent = mvc.perform(request).andReturn().getResponse();
        assertThat(sent.getRedirectedUrl()).isEqualTo("/inlezen#nakijken");
        var page = secretary.open("/inlezen").page();
        for (var looks = 0; looks < 2_000 && !page.select("[data-progress=going]").isEmpty(); looks++) {
            assertThat(page.selectFirst("[data-progress]").text()).matches("\\d van de 4 lijsten gelezen\\. Kijk opnieuw");
            page = secretary.open("/inlezen").page();
        }

        var list = page.getElementById("nakijken");
        assertThat(list.select("a[href^=/inlezen/]").eachText()).containsExactlyInAnyOrder("een.pdf", "twee.txt");
        assertThat(list.text()).contains("Dit bestand is ingepakt en beschadigd. Bewaar de lijst opnieuw.", "In dit bestand staat geen tekst.");
        assertThat(secretary.open(list.select("a:contains(twee.txt)").attr("href")).text()).contains("1 onderwerp, 1 regel");
        var away = secretary.follow(secretary.open("/inlezen").form(list.select("form[action$=/weg]").first().attr("action")));
        assertThat(away.page().select("#nakijken form")).hasSize(1);
        var again = mvc.perform(request).andReturn().getResponse();
        assertThat(again.getRedirectedUrl()).as("the same form once more does nothing").isEqualTo("/inlezen#nakijken");
        assertThat(secretary.open("/inlezen").page().select("#nakijken li")).hasSize(3);
    }

    @Test
    void our_own_list_as_word_and_as_pdf_is_read_back() throws Exception {
        var id = upload("lijst.txt", ImportsTest.LIST.getBytes(StandardCharsets.UTF_8));
        MeetingId meeting = Acting.as(cast.secretary.person(), () -> imports.readIn(Command.by(cast.secretary), id, 1, LocalDate.of(2024, 11, 14), false));
        var path = "/vergaderingen/" + meeting + "/lijst/afdruk";

        for (var form : new String[] {".docx", ".pdf"}) {
            var file = answer(cast.secretary, path + form).getContentAsByteArray();
            var reading = ListReader.read(file, "lijst" + form);

            assertThat(reading.date()).as(form).isEqualTo("2024-11-14");
            assertThat(reading.topics()).as(form).extracting(Reading.Topic::title).anyMatch(title -> title.contains("Mededelingen")).anyMatch(title -> title.contains("Opvang"));
            var texts = reading.topics().stream().flatMap(topic -> topic.entries().stream()).map(Reading.Entry::text).toList();
            assertThat(texts).as(form).anyMatch(text -> text.contains("de boot ligt er nog")).anyMatch(text -> text.contains("de kade nakijken"))
                    .anyMatch(text -> text.contains("de verdeling blijft zoals zij is"));
        }
    }

    private static byte[] pdf() {
        return PdfFixture.ofHtml("<html><body>" + MANY.lines().map(line -> "<p>" + line + "</p>").reduce("", String::concat) + "</body></html>");
    }

    private ImportFileId upload(String name, byte[] content) {
        return Acting.as(cast.secretary.person(), () -> imports.upload(Command.by(cast.secretary), name, content));
    }

    private MockHttpServletResponse answer(Viewer viewer, String address) throws Exception {
        return mvc.perform(get(address).cookie(new Cookie("regietafel", Objects.requireNonNull(cast.signIn(viewer))))).andReturn().getResponse();
    }
}
