package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import nl.regietafel.paper.PaperVersion.Reading;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What comes in is what it says, harms nothing, and says no more than it should.
class InboxTest {

    private final Inbox inbox = new Inbox(new Workbench());

    @Test
    void a_file_is_what_its_content_is_and_its_words_are_found() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("Stand.pdf", SampleFiles.pdf("De opvang is vol."));
        files.put("Stand.docx", SampleFiles.docx("De opvang is vol."));
        files.put("Stand.xlsx", SampleFiles.xlsx("De opvang is vol.", "Verborgen"));
        files.put("Stand.odt", SampleFiles.odt("De opvang is vol."));

        files.forEach((name, content) -> {
            try (var file = receive(name, content)) {
                assertThat(file.kind().extension()).isEqualTo(PaperKind.end(name));
                assertThat(file.reading()).as(name).isEqualTo(Reading.READ);
                assertThat(file.text()).contains("De opvang is vol.");
                assertThat(file.size()).isEqualTo(content.length);
            }
        });
    }

    @Test
    void what_does_not_show_at_once_counts_as_text_too() {
        try (var sheet = receive("a.xlsx", SampleFiles.xlsx("Zichtbaar", "Blad Lisdonk"));
                var word = receive("a.docx", SampleFiles.docx("Zichtbaar", Map.of(
                        "word/comments.xml", "<c xmlns:w='urn:w' w:author='Jan van Lisdonk'><w:t>opmerking over Lisdonk</w:t></c>",
                        "docProps/core.xml", "<p xmlns:dc='urn:dc'><dc:creator>Gemeente Lisdonk</dc:creator></p>")));
                var pdf = receive("a.pdf", SampleFiles.pdfOf("J. de Vries, Lisdonk", "Zichtbaar"))) {
            assertThat(sheet.text()).contains("Blad Lisdonk");
            assertThat(word.text()).contains("Jan van Lisdonk", "opmerking over Lisdonk", "Gemeente Lisdonk");
            assertThat(pdf.text()).contains("J. de Vries, Lisdonk");
        }
    }

    @Test
    void what_may_not_lie_on_the_table_is_refused_in_one_sentence() {
        refused("leeg.pdf", new byte[0], "Dit bestand is leeg.");
        refused("film.mp4", "....ftypmp42 en nog wat".getBytes(UTF_8), "Dit is geen PDF, Word (docx), Excel (xlsx), ODT, JPEG of PNG. Bewaar het als een van deze.");
        refused("pagina.html", "<html><script>alert(1)</script>".getBytes(UTF_8), "Dit is geen PDF");
        refused("tekening.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), "Dit is geen PDF");
        refused("archief.zip", SampleFiles.zip(Map.of("a.txt", "a")), "Dit is geen PDF");
        refused("notitie.pdf", SampleFiles.docx("Tekst"), "De naam eindigt op .pdf, maar in dit bestand zit Word. Geef het bestand zijn juiste naam.");
        refused("programma.exe", SampleFiles.pdf("Tekst"), "De naam eindigt op .exe, maar in dit bestand zit PDF.");
        refused("geheim.pdf", SampleFiles.pdfWithPassword("Tekst"), "Dit bestand is met een wachtwoord beveiligd. Haal het wachtwoord eraf.");
        refused("geheim.docx", SampleFiles.old(true), "Dit bestand is met een wachtwoord beveiligd.");
        refused("oud.doc", SampleFiles.old(false), "Dit is een oud bestand van Word, Excel of PowerPoint.");
        refused("macro.docx", SampleFiles.docx("Tekst", Map.of("word/vbaProject.bin", "x")), "In dit bestand zitten macro's.");
        refused("half.pdf", "%PDF-1.7\nhalf".getBytes(UTF_8), "Dit bestand is beschadigd");
        refused("half.docx", Arrays.copyOf(SampleFiles.docx("Tekst"), 200), "Dit bestand is beschadigd");
        refused("groot.png", SampleFiles.pngOfManyDots(), "Deze afbeelding is te groot om te tonen.");
        refused("half.jpg", Arrays.copyOf(SampleFiles.jpeg("x"), 120), "Dit bestand is beschadigd");
    }

    @Test
    void a_bomb_is_refused_before_it_goes_off() {
        refused("bom.docx", SampleFiles.bomb(200), "Dit bestand wordt uitgepakt veel te groot. Zo bewaren wij het niet.");
    }

    @Test
    void what_is_too_large_is_not_read_to_its_end() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'a';
            }
        };

        assertThatThrownBy(() -> inbox.receive("groot.pdf", endless)).isInstanceOf(Refused.class)
            .hasMessage("Dit bestand is groter dan 50 MB. Maak het kleiner of deel het op.");
        assertThat(endless.given).isLessThan(Inbox.MOST_BYTES + 100_000);
    }

    @Test
    void external_entities_and_growing_ones_are_not_followed() throws IOException {
        var secret = Files.createTempFile("geheim", ".txt");
        Files.writeString(secret, "kruisbeer");
        var body = "<w:document xmlns:w='urn:w'><w:p><w:t>&e;</w:t></w:p></w:document>";

        try (var outside = receive("a.docx", SampleFiles.docx("", Map.of("word/document.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>" + body)));
                var laughs = receive("b.docx", SampleFiles.docx("", Map.of("word/document.xml", "<!DOCTYPE a [<!ENTITY d 'ha'><!ENTITY e '" + "&d;".repeat(5000) + "'>]>"
                        + body)))) {
            assertThat(outside.text()).doesNotContain("kruisbeer");
            assertThat(laughs.text().length()).isLessThan(20_000);
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void a_picture_keeps_its_dots_and_which_way_is_up_and_says_nothing_else() throws IOException {
        for (var sent : Map.of("foto.jpg", SampleFiles.jpeg("kruisbeer 52.99N"), "kaart.png", SampleFiles.png("kruisbeer")).entrySet()) {
            try (var kept = receive(sent.getKey(), sent.getValue())) {
                var content = Files.readAllBytes(kept.content());

                assertThat(new String(content, ISO_8859_1)).doesNotContain("kruisbeer", "ns.adobe.com", "Author");
                var before = ImageIO.read(new ByteArrayInputStream(sent.getValue()));
                var after = ImageIO.read(new ByteArrayInputStream(content));
                assertThat(after.getRGB(0, 0, 40, 30, null, 0, 40)).isEqualTo(before.getRGB(0, 0, 40, 30, null, 0, 40));
                assertThat(kept.reading()).isEqualTo(Reading.WITHOUT_WORDS);
                assertThat(kept.size()).isEqualTo(content.length);
            }
        }
        try (var kept = receive("foto.jpg", SampleFiles.jpeg("kruisbeer"))) {
            assertThat(new String(Files.readAllBytes(kept.content()), ISO_8859_1)).contains("Exif\0\0MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0\6");
        }
    }

    @Test
    void a_name_has_no_folders_and_nothing_that_steers() {
        assertThat(ArrivedFile.bare("C:\\Users\\jan\\stuk.pdf")).isEqualTo("stuk.pdf");
        assertThat(ArrivedFile.bare("../../etc/passwd")).isEqualTo("passwd");
        assertThat(ArrivedFile.bare("a\r\nSet-Cookie: x.pdf")).isEqualTo("aSet-Cookie x.pdf");
        assertThat(ArrivedFile.bare("rap\u202Efdp.exe")).isEqualTo("rapfdp.exe");
        assertThat(ArrivedFile.bare("...")).isEqualTo("stuk");
        assertThat(ArrivedFile.bare("x".repeat(500) + ".pdf")).hasSize(150).endsWith(".pdf");
        assertThat(List.of(title("verslag_van_12-2.docx"), title("Notitie"), title(".pdf"))).containsExactly("Verslag van 12-2", "Notitie", "Stuk");
    }

    /// Each file goes over the workbench in a few milliseconds, so this looks at them here; only how it ends counts.
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void a_file_that_was_changed_at_random_is_kept_or_refused_and_nothing_else() throws IOException {
        var good = List.of(SampleFiles.pdf("De opvang is vol.", "Nog een bladzijde"), SampleFiles.docx("De opvang is vol."), SampleFiles.odt("Vol."),
                SampleFiles.jpeg("hier"), SampleFiles.png("hier"));
        var seed = 20260212L;
        var random = new Random(seed);
        var kept = 0;
        for (var i = 0; i < 1_500; i++) {
            var changed = good.get(i % good.size()).clone();
            for (var times = 1 + random.nextInt(8); times > 0; times--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            var cut = random.nextInt(6) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
            try (var file = inbox.ours("stuk", new ByteArrayInputStream(cut))) {
                kept++;
                assertThat(file.text()).doesNotContain("\0");
            } catch (Refused refused) {
                assertThat(refused.sentence()).as("seed %d, file %d", seed, i).doesNotContain("\n");
            }
        }
        assertThat(kept).isBetween(100, 1_400);
    }

    private static String title(String name) {
        return new ArrivedFile(name, PaperKind.PDF, Path.of("x"), 1, "", Reading.READ, "").title();
    }

    private ArrivedFile receive(String name, byte[] content) {
        return inbox.receive(name, new ByteArrayInputStream(content));
    }

    private void refused(String name, byte[] content, String sentence) {
        assertThatThrownBy(() -> receive(name, content)).as(name).isInstanceOf(Refused.class).hasMessageStartingWith(sentence);
    }
}
