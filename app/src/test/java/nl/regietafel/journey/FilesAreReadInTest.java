package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Three old lists sent at once in a real browser: a PDF with its page beside its lines, a Word file, and one that is broken.
@Tag("journey")
@RegietafelTest
class FilesAreReadInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Test
    void old_lists_are_sent_together_and_looked_through_one_by_one() throws IOException {
        var chromium = Chromium.running();
        var cast = new Cast(jdbc, sessions);
        for (var width : new int[] {1280, 320}) {
            var page = chromium.window(port, cast.signIn(cast.secretary), width);
            try (var _ = page.context()) {
                var pdf = "november-" + width + ".pdf";
                page.navigate("/inlezen");
                page.getByLabel("De lijst als bestand").setInputFiles(new FilePayload[] {new FilePayload(pdf, "application/pdf", pdf()),
                    new FilePayload("juni-" + width + ".docx", "application/octet-stream", word()),
                    new FilePayload("kapot-" + width + ".pdf", "application/pdf", "%PDF-1.7 kapot".getBytes(StandardCharsets.UTF_8))});
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lijst nakijken")).click();

                assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(pdf))).isVisible();
                assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("juni-" + width + ".docx"))).isVisible();
                assertThat(page.getByText("Deze pdf is beschadigd. Maak hem opnieuw.").first()).isVisible();
                assertThat(page.locator("[data-progress=going]")).hasCount(0);
                Chromium.isForEveryone(page);
                Chromium.picture(page, "inlezen-samen-" + width);

                var picture = page.waitForResponse(Pattern.compile(".*/bladzijden/1"),
                        () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(pdf)).click());
                assertThat(picture.status()).isEqualTo(200);
                assertThat(picture.body().length).isBetween(5_000, 500_000);
                assertThat(page.locator("h1")).hasText(pdf);
                var sheet = page.locator(".regietafel-review__sheet img").first();
                assertThat(sheet).isVisible();
                Chromium.isForEveryone(page);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
                page.locator("[data-card] a").first().focus();
                assertThat(page.locator("rect[data-here]")).hasCount(1);
                Chromium.picture(page, "inlezen-pdf-" + width);
                assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Inlezen: ")))).isVisible();
            }
        }
    }

    private static byte[] pdf() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new PdfRendererBuilder().useFastMode().withHtmlContent("""
                <html><head><style>table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #000; padding: 5px; text-align: left; }</style></head>
                <body><h1>Actielijst regietafel Waterrijk</h1><p>14 november 2024</p><h2>Opvang</h2><table><tr><th>Actie</th><th>Wie</th><th>Wanneer</th></tr>
                <tr><td>De kade nakijken en de uitkomst rondsturen</td><td>Lisdonk</td><td>1 december 2024</td></tr>
                <tr><td>Cijfers van het kwartaal rondsturen</td><td>Rotmond</td><td>3 december 2024</td></tr></table>
                <h2>Rondvraag</h2><ul><li>Koffie staat voortaan in de hal.</li></ul></body></html>""", null).toStream(bytes).run();
        return bytes.toByteArray();
    }

    private static byte[] word() throws IOException {
        try (var word = new XWPFDocument()) {
            for (var line : new String[] {"Actielijst regietafel Waterrijk", "12 juni 2024", "1. Opvang", "- Besluit: de boot blijft liggen."}) {
                word.createParagraph().createRun().setText(line);
            }
            var bytes = new ByteArrayOutputStream();
            word.write(bytes);
            return bytes.toByteArray();
        }
    }
}
