package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReadListTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void one_list_becomes_json_and_nothing_else() throws IOException {
        var file = Files.writeString(folder.resolve("lijst.md"), """
                # Actielijst "oost" 3 maart 2026

                ## Opvang
                - Actie: secretaris belt COA\\provincie vóór 9 maart.
                """);

        var code = run(file.toString());

        var list = JsonMapper.shared().readTree(out.toString(UTF_8));
        assertThat(code).isZero();
        assertThat(err.size()).isZero();
        assertThat(list.propertyNames()).containsExactly("title", "date", "status", "topics", "rest", "left_out");
        assertThat(list.at("/title").asString()).isEqualTo("Actielijst \"oost\" 3 maart 2026");
        assertThat(list.at("/status").isNull()).isTrue();
        var entry = list.at("/topics/0/entries/0");
        assertThat(entry.propertyNames()).startsWith("kind", "text", "owners", "due", "due_text", "goes_to", "dossier", "part_of", "confidence");
        assertThat(entry.at("/kind").asString()).isEqualTo("action");
        assertThat(entry.at("/owners/0").asString()).isEqualTo("secretaris");
        assertThat(entry.at("/due").asString()).isEqualTo("2026-03-09");
        assertThat(entry.at("/part_of").isNull()).isTrue();
    }

    @Test
    void what_cannot_be_read_ends_with_two_and_one_line() throws IOException {
        refused("Dit bestand bestaat niet.\n", folder.resolve("weg.txt").toString());
        refused("Dit is een map. Geef één bestand.\n", folder.toString());
        refused("Geef één bestand: bin/read-list BESTAND.\n");
        refused("Dit bestand bestaat niet.\n", "\0");
        refused("In dit bestand staat geen tekst.\n", Files.createFile(folder.resolve("leeg.txt")).toString());
    }

    private void refused(String line, String... arguments) {
        err.reset();
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo(line);
        assertThat(out.size()).isZero();
    }

    private int run(String... arguments) {
        return ReadList.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
