package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import nl.regietafel.web.Refused;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A file is read in a process of its own: what it breaks there, breaks nothing here.
class ReadingRoomTest {

    private static final byte[] LIST = "Actielijst 12 februari 2026\n\n- Actie: Lisdonk belt vóór 3 maart het COA.".getBytes(UTF_8);
    private static final ReadingRoom ROOM = new ReadingRoom();

    @AfterAll
    static void close() {
        ROOM.close();
    }

    @Test
    void what_is_read_there_is_what_would_be_read_here() {
        for (var content : new byte[][] {LIST, WordFixture.of(WordFixture.p("Lijst") + WordFixture.bold("Opvang") + WordFixture.p("Bellen."))}) {
            assertThat(ROOM.read(content, "lijst")).isEqualTo(ListReader.read(content, "lijst"));
        }
    }

    @Test
    void a_refusal_comes_back_with_its_sentence_and_the_next_file_is_read_by_the_same_process() {
        assertThatThrownBy(() -> ROOM.read(new byte[0], "lijst")).isInstanceOf(Refused.class).hasMessage("In dit bestand staat geen tekst.");
        var process = Objects.requireNonNull(ROOM.process());

        assertThat(ROOM.read(LIST, "lijst").topics()).hasSize(1);
        assertThat(ROOM.process()).isEqualTo(process).matches(ProcessHandle::isAlive);
    }

    @Test
    void a_process_that_is_gone_is_refused_once_and_the_next_file_gets_a_new_one() throws Exception {
        ROOM.read(LIST, "lijst");
        var process = Objects.requireNonNull(ROOM.process());
        process.destroyForcibly();
        process.onExit().get();

        assertThat(ROOM.read(LIST, "lijst").topics()).hasSize(1);
        assertThat(ROOM.process()).isNotEqualTo(process);
    }

    @Test
    void a_file_that_takes_too_much_time_or_memory_ends_that_process_and_nothing_else() throws IOException {
        for (var hostile : List.of(endless(), swelling())) {
            assertThat(hostile.length).isLessThan(3_000_000);
            assertThatThrownBy(() -> ROOM.read(hostile, "lijst.pdf")).isInstanceOf(Refused.class)
                    .hasMessageMatching("Dit bestand vraagt meer (tijd|geheugen) dan een lijst nodig heeft\\. Zo lezen wij het niet\\.");

            assertThat(ROOM.read(LIST, "lijst").topics()).hasSize(1);
        }
    }

    /// Pictures in pictures in pictures: eight to the power of twenty.
    private static byte[] endless() throws IOException {
        try (var pdf = new PDDocument()) {
            PDFormXObject inner = null;
            for (var depth = 0; depth < 20; depth++) {
                var form = new PDFormXObject(pdf);
                form.setBBox(new PDRectangle(100, 100));
                form.setResources(new PDResources());
                try (var out = form.getContentStream().createOutputStream()) {
                    if (inner != null) {
                        var name = form.getResources().add(inner);
                        out.write(("/" + name.getName() + " Do ").repeat(8).getBytes(UTF_8));
                    }
                }
                inner = form;
            }
            var page = new PDPage();
            pdf.addPage(page);
            try (var ink = new PDPageContentStream(pdf, page)) {
                ink.drawForm(Objects.requireNonNull(inner));
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    /// Half a gigabyte of one word, in half a megabyte.
    private static byte[] swelling() throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var stream = new PDStream(pdf);
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write("BT (".getBytes(UTF_8));
                var block = "a".repeat(1_000_000).getBytes(UTF_8);
                for (var i = 0; i < 500; i++) {
                    out.write(block);
                }
                out.write(") Tj ET".getBytes(UTF_8));
            }
            page.setContents(stream);
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void it_knows_no_secret_of_the_application() throws Exception {
        ROOM.read(LIST, "lijst");
        var environ = java.nio.file.Path.of("/proc/" + Objects.requireNonNull(ROOM.process()).pid() + "/environ");
        org.assertj.core.api.Assumptions.assumeThat(environ).exists();

        assertThat(java.nio.file.Files.readAllBytes(environ)).isEmpty();
    }
}
