package nl.regietafel.importing;

import static nl.regietafel.decision.LineKind.ACTION;
import static nl.regietafel.decision.LineKind.AGENDA_POINT;
import static nl.regietafel.decision.LineKind.AGREEMENT;
import static nl.regietafel.decision.LineKind.ANNOUNCEMENT;
import static nl.regietafel.decision.LineKind.CALL;
import static nl.regietafel.decision.LineKind.DECISION;
import static nl.regietafel.decision.LineKind.QUESTION;
import static nl.regietafel.decision.LineKind.SIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.decision.LineKind;
import nl.regietafel.importing.Reading.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list that the product started from, read from beside the project: none of its sentences stands here.
class RealListTest {

    private static final LocalDate NEXT_MEETING = LocalDate.of(2025, 12, 15);

    private Reading reading;

    @BeforeEach
    void read() throws IOException {
        var file = Path.of("").toAbsolutePath().getParent().resolveSibling("shared").resolve("seed/prt-drenthe-2025-11-19.txt");
        assumeThat(file).exists();
        reading = ListReader.read(Files.readAllBytes(file), "lijst.txt");
    }

    @Test
    void title_date_and_status_are_as_written() {
        assertThat(reading.title()).startsWith("Actielijst provinciale");
        assertThat(reading.date()).isEqualTo("2025-11-19");
        assertThat(reading.status()).isEqualTo("CONCEPT");
    }

    @Test
    void its_seven_topics_come_in_order_with_all_their_bullets() {
        assertThat(reading.topics()).extracting(topic -> wholes(topic).size()).containsExactly(1, 5, 6, 3, 4, 5, 1);
        assertThat(reading.topics()).extracting(topic -> topic.title().substring(0, 6))
                .containsExactly("Actie-", "Medede", "Asielo", "Oekraï", "Huisve", "Volgen", "Rondvr");
    }

    @Test
    void owners_stay_with_the_topic_they_stand_beside() {
        assertThat(reading.topics()).extracting(Reading.Topic::owners)
                .containsExactly(List.of(), List.of("Secretaris"), List.of(), List.of("Secretaris"), List.of(), List.of(), List.of());
    }

    @Test
    void the_list_of_april_is_adopted_and_no_other() {
        assertThat(reading.topics()).extracting(Reading.Topic::adopts)
                .containsExactly(LocalDate.of(2025, 4, 11), null, null, null, null, null, null);
    }

    @Test
    void three_lines_and_five_points_go_to_the_next_meeting_and_no_others() {
        var sent = reading.topics().stream().flatMap(topic -> topic.entries().stream())
                .filter(entry -> entry.goesTo() != null).toList();

        assertThat(sent).hasSize(8).allSatisfy(entry -> {
            assertThat(entry.goesTo()).isEqualTo(NEXT_MEETING);
            assertThat(entry.partOf()).isNull();
        });
        assertThat(reading.topics().get(5).entries()).hasSize(5).allMatch(entry -> NEXT_MEETING.equals(entry.goesTo()));
    }

    @Test
    void every_line_has_a_kind_that_is_right() {
        List<List<Set<LineKind>>> right = List.of(
                List.of(Set.of(DECISION)),
                List.of(Set.of(ANNOUNCEMENT), Set.of(CALL, ANNOUNCEMENT), Set.of(QUESTION, ACTION), Set.of(SIGNAL, AGENDA_POINT),
                        Set.of(ANNOUNCEMENT, ACTION)),
                List.of(Set.of(SIGNAL), Set.of(SIGNAL), Set.of(QUESTION, SIGNAL), Set.of(SIGNAL, ANNOUNCEMENT),
                        Set.of(ANNOUNCEMENT), Set.of(ANNOUNCEMENT, AGENDA_POINT, ACTION)),
                List.of(Set.of(SIGNAL, ANNOUNCEMENT), Set.of(ANNOUNCEMENT, SIGNAL), Set.of(DECISION)),
                List.of(Set.of(SIGNAL), Set.of(SIGNAL, AGREEMENT), Set.of(AGREEMENT), Set.of(AGREEMENT, ACTION)),
                List.of(Set.of(AGENDA_POINT), Set.of(AGENDA_POINT), Set.of(AGENDA_POINT), Set.of(AGENDA_POINT), Set.of(AGENDA_POINT)),
                List.of(Set.of(ANNOUNCEMENT)));

        for (var t = 0; t < right.size(); t++) {
            var lines = wholes(reading.topics().get(t));
            for (var i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i).kind()).as("line %d of topic %d", i + 1, t + 1).isIn(right.get(t).get(i));
            }
        }
    }

    @Test
    void what_is_to_be_done_inside_a_bullet_becomes_an_action_of_its_own() {
        assertThat(reading.topics()).extracting(topic -> topic.entries().stream()
                        .filter(entry -> entry.kind() == ACTION && entry.partOf() != null).count())
                .containsExactly(0L, 2L, 0L, 0L, 1L, 0L, 0L);
    }

    private static List<Entry> wholes(Reading.Topic topic) {
        return topic.entries().stream().filter(entry -> entry.partOf() == null).toList();
    }
}
