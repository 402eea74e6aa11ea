package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineKindTest {

    @Test
    void eight_kinds_each_have_their_code_word_and_key() {
        var all = Arrays.stream(LineKind.values())
                .map(kind -> kind.code() + " " + kind.dutch() + " " + kind.key()).collect(Collectors.joining("\n"));

        assertThat(all).isEqualTo("""
                announcement mededeling m
                signal signaal s
                decision besluit b
                agreement afspraak f
                action actie a
                question vraag v
                call oproep o
                agenda_point agendapunt g""");
    }

    @Test
    void a_kind_is_found_by_its_code_and_by_its_key_in_either_case() {
        for (var kind : LineKind.values()) {
            assertThat(LineKind.ofCode(kind.code())).contains(kind);
            assertThat(LineKind.ofKey(kind.key())).contains(kind);
            assertThat(LineKind.ofKey(Character.toUpperCase(kind.key()))).contains(kind);
        }
        assertThat(LineKind.ofKey('x')).isEmpty();
        assertThat(LineKind.ofCode("ACTION")).isEmpty();
    }

    @Test
    void tab_and_shift_tab_walk_round_all_kinds() {
        var kind = LineKind.ANNOUNCEMENT;
        for (var each : LineKind.values()) {
            assertThat(kind).isEqualTo(each);
            assertThat(kind.next().previous()).isEqualTo(kind);
            kind = kind.next();
        }
        assertThat(kind).isEqualTo(LineKind.ANNOUNCEMENT);
    }

    @Test
    void the_cells_say_what_the_marks_mean_for_the_kind() {
        assertThat(LineKind.ACTION.who().label()).isEqualTo("Door wie");
        assertThat(LineKind.ACTION.when().label()).isEqualTo("Klaar vóór");
        assertThat(LineKind.QUESTION.when().label()).isEqualTo("Antwoord vóór");
        assertThat(LineKind.DECISION.when().label()).isEqualTo("Terugkijken op");
        assertThat(LineKind.AGREEMENT.when().label()).isEqualTo("Geldt vanaf");
        assertThat(LineKind.AGENDA_POINT.label()).isEqualTo("Agendapunt");
    }
}
