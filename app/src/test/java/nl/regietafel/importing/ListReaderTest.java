package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.importing.Reading.Entry;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of made-up tables, each kept in another way. Beside each document stands what must be read in it (`.reading`).
class ListReaderTest {

    static Stream<String> documents() {
        return Stream.of("attendance.html", "capitals.txt", "checkboxes.md", "columns.md", "council.html", "mail.txt",
                "many-points.txt", "nested.md", "numbered.txt", "open-actions.md", "page-break.txt", "prefixes.txt", "roman.txt",
                "spaces.txt", "three-columns.tsv", "undated.txt", "unicode.txt", "word.html", "minutes.txt", "groups.txt",
                "tabs.txt", "quoted.txt", "status-table.html", "college.md", "continued.txt", "breaks.md", "short-list.txt",
                "webmail.html", "old-minutes.txt", "two-forms.md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_document_is_read_as_the_text_beside_it_says(String name) throws IOException {
        var reading = ListReader.read(content(name), name);

        assertThat(shown(reading)).isEqualTo(new String(content(name + ".reading"), UTF_8));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_piece_of_text_has_its_place_in_the_reading(String name) throws IOException {
        var reading = ListReader.read(content(name), name);

        var placed = new HashSet<Integer>();
        reading.rest().forEach(left -> placed.add(left.block()));
        reading.topics().forEach(topic -> {
            placed.add(topic.block());
            topic.entries().forEach(entry -> placed.add(entry.block()));
        });
        var said = reading.title() + " " + reading.date() + " " + reading.status() + " " + reading;
        for (var i = 0; i < reading.blocks().size(); i++) {
            if (!placed.contains(i)) {
                var block = reading.blocks().get(i).text();
                assertThat(isHead(reading, block) || said.contains(block) || said.contains(block.split(" ")[0])).as("%s: %s", name, block).isTrue();
            }
        }
        for (var topic : reading.topics()) {
            for (var i = 0; i < topic.entries().size(); i++) {
                var entry = topic.entries().get(i);
                assertThat(entry.confidence()).isBetween(0.0, 1.0);
                assertThat(entry.block()).isBetween(0, reading.blocks().size() - 1);
                if (entry.partOf() != null) {
                    assertThat(entry.partOf()).isLessThan(i);
                    assertThat(topic.entries().get(entry.partOf()).partOf()).isNull();
                    assertThat(topic.entries().get(entry.partOf()).text()).contains(entry.text());
                }
            }
        }
    }

    private static boolean isHead(Reading reading, String block) {
        return block.equals(reading.title()) || Stream.of("Datum", "Status", "Vergadering").anyMatch(block::startsWith);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void the_content_tells_its_encoding(String encoding) throws IOException {
        var text = new String(content("numbered.txt"), UTF_8).replace("vóór", "vóór één");

        var reading = ListReader.read(text.getBytes(Charset.forName(encoding)), "lijst.pdf");

        assertThat(shown(reading)).isEqualTo(shown(ListReader.read(text.getBytes(UTF_8), "lijst.txt"))).contains("vóór één");
    }

    @Test
    void a_mark_for_the_byte_order_is_no_part_of_the_text() throws IOException {
        var text = "\uFEFF" + new String(content("numbered.txt"), UTF_8);

        var readings = Stream.of(UTF_8, UTF_16LE, UTF_16BE).map(charset -> ListReader.read(text.getBytes(charset), "a"));

        assertThat(readings).allSatisfy(reading -> assertThat(reading.title()).isEqualTo("VERSLAG AMBTELIJK OVERLEG OPVANG"));
    }

    @Test
    void scripts_handlers_and_hidden_text_are_not_read() throws IOException {
        assertThat(ListReader.read(content("council.html"), "a").toString()).doesNotContain("alert", "onload", "color");
        assertThat(ListReader.read(content("word.html"), "a").toString()).doesNotContain("verborgen", "mso", "Times");
    }

    @Test
    void a_date_without_a_year_is_the_next_on_or_after_the_meeting() {
        var reading = ListReader.read("""
                Lijst van 12 december 2025

                - De secretaris stuurt het plan vóór 12 december rond.
                - De secretaris belt de inspectie vóór 9 januari.
                """.getBytes(UTF_8), "a");

        assertThat(reading.topics().getFirst().entries()).extracting(Entry::due).map(String::valueOf)
                .containsExactly("2025-12-12", "2026-01-09");
    }

    @Test
    void what_happens_elsewhere_goes_to_no_agenda_of_this_table() {
        var reading = ListReader.read("""
                Verslag 3 maart 2026

                - De motie staat op 12 maart op de agenda van de Tweede Kamer.
                - Het voorstel wordt op 20 maart in de gemeenteraad besproken.
                - Het voorstel komt terug op de agenda van 2 april.
                """.getBytes(UTF_8), "a");

        assertThat(reading.topics().getFirst().entries()).extracting(Entry::goesTo).map(String::valueOf)
                .containsExactly("null", "null", "2026-04-02");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 50})
    void what_was_damaged_by_chance_is_read_or_refused_but_never_breaks(int heaviness) throws IOException {
        var random = new Random(20_260_212 + heaviness);
        var originals = documents().map(ListReaderTest::quietly).toList();

        for (var i = 0; i < 700; i++) {
            var mutant = mutant(originals, random, heaviness);
            try {
                ReadingJson.of(ListReader.read(mutant, "a"));
            } catch (Refused refused) {
                assertThat(refused.sentence()).isNotBlank().doesNotContain("\n");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d, mutant %d: %s".formatted(heaviness, i, new String(mutant, UTF_8)), e);
            }
        }
    }

    private static byte[] mutant(List<byte[]> originals, Random random, int heaviness) {
        var original = originals.get(random.nextInt(originals.size()));
        var text = new StringBuilder(new String(original, UTF_8));
        var pieces = List.of("\n", "\t", "<", ">", "|", "- ", "1. ", "**", "<table><tr><td>", "</td>", "<ul><li>", "31-2", ":", "(", "\f", "Actie:", "\n\n", "#", "&amp", "é", " 1 maart ",
                "\uD83D", "→", "> ", "[ ]", "'", "\"", "99999999999", "<p", "=", "—", "\u0000", "@[", "!verg", "3.2.1", "\n|-|-|\n", ";", "een ".repeat(40));
        for (var k = 0; k <= heaviness; k++) {
            var at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                case 2 -> {
                    var other = new String(originals.get(random.nextInt(originals.size())), UTF_8);
                    var from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(200)));
                }
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                    }
                }
            }
        }
        var bytes = text.toString().getBytes(UTF_8);
        if (random.nextInt(5) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void a_file_that_is_no_list_is_refused_in_a_sentence() {
        refused(new byte[0], "geen tekst");
        refused(" \n\t ".getBytes(UTF_8), "geen tekst");
        refused("<html><!-- lijst --><script>lijst()</script></html>".getBytes(UTF_8), "geen tekst");
        refused(new byte[20_000_001], "20 MB");
        refused(bytes(0x89, 'P', 'N', 'G', 0, 0), "een afbeelding");
        refused("{\\rtf1 lijst}".getBytes(UTF_8), "een RTF-bestand");
        refused(bytes(0xD0, 0xCF, 0x11, 0xE0, 1, 2), "een oud Office-bestand");
        refused(bytes('l', 'i', 0, 'j', 's', 't'), "geen tekst");
        refused(bytes(0xC3, 0xA9, 0xC3, 0xA9, 0xC3, 0xA9, 'a', 0xC3), "beschadigd");
        refused(bytes(0xFF, 0xFE, 'a', 0, 'b'), "beschadigd");
        refused(bytes('o', 0x81, 'k'), "beschadigd");
    }

    @Test
    void a_bomb_is_refused_before_it_is_built() {
        refused(("<html>" + "<div>".repeat(5_000)).getBytes(UTF_8), "te diep");
        refused(("<html>" + "<b><p>".repeat(5_000)).getBytes(UTF_8), "te diep");
        refused("<!DOCTYPE a [<!ENTITY b \"cc\">]><html>&b;</html>".getBytes(UTF_8), "eindeloos");
        refused(("<html>" + "&amp;".repeat(400_000)).getBytes(UTF_8), "meer dan");
        refused("a".repeat(1_000_000).getBytes(UTF_8), "zonder einde");
        refused(("<table>" + "<tr><td>1<td>2".repeat(100_000)).getBytes(UTF_8), "meer dan");
        refused("|a|b|\n|-|-|\n".concat("|x|y|\n".repeat(200_000)).getBytes(UTF_8), "meer dan");
        refused("- x\n".repeat(2_000_000).getBytes(UTF_8), "meer dan");
        refused(("<html><p " + "a=1 ".repeat(100_000) + ">x").getBytes(UTF_8), "meer dan");
    }

    private static void refused(byte[] content, String because) {
        assertThatThrownBy(() -> ListReader.read(content, "lijst.txt")).isInstanceOf(Refused.class).hasMessageContaining(because);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] quietly(String name) {
        try {
            return content(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] content(String name) throws IOException {
        try (var in = ListReaderTest.class.getResourceAsStream("/importing/" + name)) {
            return in.readAllBytes();
        }
    }

    /// The reading as a person checks it, a line each; how sure it is in three steps.
    private static String shown(Reading reading) {
        var topics = reading.topics().stream()
                .map(topic -> "\n# " + topic.title() + several(" | door ", topic.owners()) + one(" | stelt vast ", topic.adopts()) + "\n"
                        + topic.entries().stream().map(ListReaderTest::shown).collect(Collectors.joining()))
                .collect(Collectors.joining());
        var rest = reading.rest().stream().map(left -> left.why() + ": " + left.text() + "\n").collect(Collectors.joining());
        return reading.title() + "\n" + reading.date() + "\n" + reading.status() + "\n" + topics + "\n" + rest;
    }

    private static String shown(Entry entry) {
        var sure = entry.confidence() >= 0.8 ? "" : entry.confidence() >= 0.5 ? "?" : "??";
        return entry.kind().code() + sure + one(" deel van ", entry.partOf()) + ": " + entry.text() + several(" | door ", entry.owners())
                + one(" | op ", entry.due()) + one(" | wanneer: ", entry.dueText()) + one(" | naar ", entry.goesTo())
                + one(" | dossier ", entry.dossier()) + one(" | nr ", entry.number()) + one(" | noot: ", entry.note()) + "\n";
    }

    private static String one(String before, Object value) {
        return value == null ? "" : before + value;
    }

    private static String several(String before, List<String> values) {
        return values.isEmpty() ? "" : before + String.join(", ", values);
    }
}
