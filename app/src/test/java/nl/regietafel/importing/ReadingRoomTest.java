package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import nl.regietafel.web.Refused;
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
    void it_knows_no_secret_of_the_application() throws Exception {
        ROOM.read(LIST, "lijst");
        var environ = java.nio.file.Path.of("/proc/" + Objects.requireNonNull(ROOM.process()).pid() + "/environ");
        org.assertj.core.api.Assumptions.assumeThat(environ).exists();

        assertThat(java.nio.file.Files.readAllBytes(environ)).isEmpty();
    }
}
