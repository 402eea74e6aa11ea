package nl.regietafel.meeting;

import static nl.regietafel.meeting.Agendas.Step.DOWN;
import static nl.regietafel.meeting.Agendas.Step.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private final Meeting meeting = new Meeting(MeetingId.fresh(), BoardId.fresh(), LocalDate.of(2026, 4, 9), LocalTime.of(10, 0),
            LocalTime.of(11, 0), null, null, new Meeting.State.Planned(), 1);
    private final Section fixed = new Section(SectionId.fresh(), meeting.id(), "Vaste punten", 1, 1);
    private final Section tasks = new Section(SectionId.fresh(), meeting.id(), "De drie opgaven", 2, 1);
    private final AgendaItem list = item("Lijst vaststellen", fixed, 1, 5);
    private final AgendaItem news = item("Mededelingen", fixed, 2, 10);
    private final AgendaItem boat = item("De boot in Zwanemeer", tasks, 1, 25);
    private final AgendaItem arrears = item("Achterstand", tasks, 4, 20);
    private final Agenda agenda = new Agenda(meeting, List.of(fixed, tasks), List.of(list, news, boat, arrears));

    @Test
    void the_clock_runs_from_the_start_of_the_meeting() {
        assertThat(agenda.items()).extracting(agenda::startOf).containsExactly(LocalTime.of(10, 0), LocalTime.of(10, 5),
                LocalTime.of(10, 15), LocalTime.of(10, 40));
        assertThat(agenda.parts()).extracting(agenda::startOf).containsExactly(LocalTime.of(10, 0), LocalTime.of(10, 15));
    }

    @Test
    void without_a_start_nobody_knows_when_a_topic_begins() {
        var someday = meeting.arranged(new Arrangement(meeting.onDay(), null, null, null, null));
        var open = new Agenda(someday, List.of(fixed), List.of(list));

        assertThat(open.startOf(list)).isNull();
        assertThat(open.total()).isEqualTo("Samen 5 minuten");
        assertThat(open.minutesOver()).isZero();
    }

    @Test
    void the_total_stands_against_the_time_there_is() {
        assertThat(agenda.total()).isEqualTo("Samen 60 van 60 minuten");
        assertThat(agenda.minutesOver()).isZero();
    }

    @Test
    void an_agenda_may_be_too_long_and_says_so() {
        var longer = new Agenda(meeting, List.of(fixed, tasks), List.of(list, news, boat, arrears, item("Nog iets", tasks, 5, 10)));

        assertThat(longer.minutesOver()).isEqualTo(10);
    }

    @Test
    void topics_change_places_within_their_section() {
        assertThat(agenda.moved(news.id(), UP)).containsExactlyInAnyOrder(new Agenda.Place(news.id(), fixed.id(), 1),
                new Agenda.Place(list.id(), fixed.id(), 2));
    }

    @Test
    void what_stands_between_two_topics_unseen_keeps_its_place() {
        var places = agenda.moved(boat.id(), DOWN);

        assertThat(places).extracting(Agenda.Place::position).containsExactlyInAnyOrder(1, 4);
    }

    @Test
    void past_the_edge_a_topic_goes_to_the_section_beside_it() {
        assertThat(agenda.moved(boat.id(), UP)).containsExactly(new Agenda.Place(boat.id(), fixed.id(), 3));
        assertThat(agenda.moved(news.id(), DOWN)).containsExactly(new Agenda.Place(news.id(), tasks.id(), 0));
    }

    @Test
    void an_empty_section_is_a_place_to_go() {
        var end = new Section(SectionId.fresh(), meeting.id(), "Tot slot", 3, 1);
        var longer = new Agenda(meeting, List.of(fixed, tasks, end), agenda.items());

        assertThat(longer.moved(arrears.id(), DOWN)).containsExactly(new Agenda.Place(arrears.id(), end.id(), 1));
    }

    @Test
    void the_first_goes_no_further_up_and_the_last_no_further_down() {
        assertThat(agenda.moved(list.id(), UP)).isEmpty();
        assertThat(agenda.moved(arrears.id(), DOWN)).isEmpty();
    }

    @Test
    void topics_that_got_the_same_position_are_drawn_apart() {
        var one = item("Een", fixed, 3, 5);
        var two = item("Twee", fixed, 3, 5);
        var three = item("Drie", fixed, 3, 5);
        var tied = new Agenda(meeting, List.of(fixed), List.of(one, two, three));

        var places = tied.moved(three.id(), UP);

        assertThat(places).containsExactlyInAnyOrder(new Agenda.Place(three.id(), fixed.id(), 4),
                new Agenda.Place(two.id(), fixed.id(), 5));
    }

    @Test
    void topics_without_heading_come_first() {
        var loose = item("Opening", null, 1, 5);
        var opened = new Agenda(meeting, List.of(fixed), List.of(loose, list));

        assertThat(opened.parts()).extracting(Agenda.Part::section).containsExactly(null, fixed);
        assertThat(opened.moved(list.id(), UP)).containsExactly(new Agenda.Place(list.id(), null, 2));
    }

    private AgendaItem item(String title, @Nullable Section section, int position, int minutes) {
        return new AgendaItem(AgendaItemId.fresh(), meeting.id(), section == null ? null : section.id(),
                section == null ? null : section.title(), position, title, AgendaItem.Kind.REGULAR, null, minutes, null, null, null,
                null, null, Confidentiality.BOARD, Set.of(), position, 1);
    }
}
