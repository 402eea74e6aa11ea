package nl.regietafel.meeting;

import static nl.regietafel.directory.Confidentiality.BOARD;
import static nl.regietafel.directory.Confidentiality.LIMITED;
import static nl.regietafel.meeting.Agendas.Step.DOWN;
import static nl.regietafel.meeting.Agendas.Step.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RegietafelTest
@RecordApplicationEvents
class AgendaStoreTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    @Autowired
    private Meetings meetings;

    @Autowired
    private Agendas agendas;

    @Autowired
    private StandingItems standing;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private AgendaStore store;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ApplicationEvents announced;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
    }

    @Test
    void a_new_agenda_begins_with_the_fixed_points() {
        var february = planned(FEBRUARY_12, new FirstAgenda.FixedPoints());

        var april = planned(APRIL_9, new FirstAgenda.FixedPoints());

        assertThat(agenda(cast.memberOfLisdonk, april)).extracting(AgendaItem::number, AgendaItem::sectionTitle, AgendaItem::title)
            .startsWith(tuple(1, "Vaste punten", "Lijst van 12 februari 2026 vaststellen"),
                    tuple(2, "Vaste punten", "Mededelingen"),
                    tuple(3, "De drie opgaven", "Opvang asielzoekers"))
            .hasSize(7);
        assertThat(agenda(cast.chair, april).getFirst().adopts()).isEqualTo(february.id());
        assertThat(agenda(cast.chair, february).getFirst().adopts()).isNull();
        assertThat(agenda(cast.chair, february).getFirst().title()).isEqualTo("Lijst vaststellen");
    }

    @Test
    void a_board_chooses_its_own_fixed_points() {
        var own = List.of(new StandingItem("", "Opening", AgendaItem.Kind.REGULAR, null, 5),
                new StandingItem("Opgaven", "Opvang", AgendaItem.Kind.REGULAR, AgendaItem.Purpose.DISCUSSION, null));
        cast.does(cast.secretary, () -> standing.replace(Command.by(cast.secretary), 0, own));

        var april = planned(APRIL_9, new FirstAgenda.FixedPoints());

        assertThat(cast.as(cast.chair, () -> standing.of(cast.chair))).isEqualTo(own);
        assertThat(agenda(cast.chair, april)).extracting(AgendaItem::sectionTitle).containsExactly(null, "Opgaven");
        assertThatThrownBy(() -> cast.does(cast.secretary,
                () -> standing.replace(Command.by(cast.secretary), 0, own))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> cast.does(cast.secretary,
                () -> standing.replace(Command.by(cast.secretary), 1, List.of()))).isInstanceOf(Refused.class);
    }

    @Test
    void the_agenda_of_an_earlier_meeting_is_copied_with_its_headings_and_who_may_know() {
        var february = planned(FEBRUARY_12, new FirstAgenda.FixedPoints());
        add(cast.secretary, february, topic("Locatie Oeverhoven", LIMITED, Set.of(cast.lisdonk)));

        var april = planned(APRIL_9, new FirstAgenda.CopyOf(february.id()));

        assertThat(agenda(cast.secretary, april)).extracting(AgendaItem::title)
            .contains("Lijst van 12 februari 2026 vaststellen", "Locatie Oeverhoven", "Rondvraag").hasSize(8);
        assertThat(agenda(cast.secretary, april)).extracting(AgendaItem::sectionTitle).contains("Tot slot");
        assertThat(agenda(cast.memberOfNieuwevaart, april)).hasSize(7);
    }

    @Test
    void a_topic_keeps_all_that_is_said_of_it() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Boot Zwanemeer", "boot"));
        var section = cast.as(cast.chair, () -> agendas.addSection(Command.by(cast.chair), meeting.id(), "De drie opgaven"));
        var topic = new Topic("De boot na oktober", AgendaItem.Kind.REGULAR, AgendaItem.Purpose.CONSENT, 25, cast.coa, dossier.id(),
                null, Confidentiality.PUBLIC, Set.of());

        var item = cast.as(cast.chair, () -> agendas.add(Command.by(cast.chair), meeting.id(), section.id(), topic));

        var found = agenda(cast.agency, meeting).getFirst();
        assertThat(found).isEqualTo(item);
        assertThat(found.topic()).isEqualTo(topic);
        assertThat(found.bringerName()).isEqualTo("COA");
        assertThat(found.dossierName()).isEqualTo("Boot Zwanemeer");
        assertThat(cast.as(cast.agency, () -> meetings.item(cast.agency, item.id()))).contains(item);
    }

    @Test
    void a_limited_topic_does_not_exist_for_who_is_not_named() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        add(cast.secretary, meeting, topic("Mededelingen", BOARD, Set.of()));
        var limited = add(cast.secretary, meeting, topic("Locatie Oeverhoven", LIMITED, Set.of(cast.lisdonk)));
        add(cast.secretary, meeting, topic("Rondvraag", BOARD, Set.of()));

        for (var outsider : List.of(cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer)) {
            assertThat(agenda(outsider, meeting)).extracting(AgendaItem::number).containsExactly(1, 2);
            assertThat(cast.as(outsider, () -> meetings.item(outsider, limited.id()))).isEmpty();
            assertThat(cast.as(outsider, () -> timeline.of(outsider, limited.id().value()))).isEmpty();
            var seen = cast.as(outsider, () -> agendas.find(outsider, meeting.id())).orElseThrow();
            assertThat(seen.minutesPlanned()).isEqualTo(40);
            assertThat(seen.startOf(seen.items().getLast())).isEqualTo(LocalTime.of(10, 20));
        }
        assertThat(agenda(cast.memberOfLisdonk, meeting)).extracting(AgendaItem::number).containsExactly(1, 2, 3);
        assertThat(agenda(cast.secretary, meeting)).hasSize(3);
        assertThat(agenda(cast.administrator, meeting, false)).isEmpty();
    }

    @Test
    void the_chair_orders_what_the_chair_sees_and_the_rest_keeps_its_place() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var one = add(cast.secretary, meeting, topic("Een", BOARD, Set.of()));
        add(cast.secretary, meeting, topic("Verborgen", LIMITED, Set.of(cast.lisdonk)));
        add(cast.secretary, meeting, topic("Twee", BOARD, Set.of()));

        cast.does(cast.chair, () -> agendas.move(Command.by(cast.chair), one.id(), DOWN));

        assertThat(agenda(cast.chair, meeting)).extracting(AgendaItem::title).containsExactly("Twee", "Een");
        assertThat(agenda(cast.secretary, meeting)).extracting(AgendaItem::title).containsExactly("Twee", "Verborgen", "Een");
    }

    @Test
    void the_chair_can_neither_change_nor_move_nor_remove_what_the_chair_may_not_see() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var hidden = add(cast.secretary, meeting, topic("Verborgen", LIMITED, Set.of(cast.lisdonk)));

        assertThatThrownBy(() -> cast.does(cast.chair, () -> agendas.move(Command.by(cast.chair), hidden.id(), UP)))
            .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> cast.does(cast.chair, () -> agendas.remove(Command.by(cast.chair), hidden.id())))
            .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> cast.as(cast.chair, () -> agendas.change(Command.by(cast.chair), hidden.id(), 1, null,
                topic("Anders", BOARD, Set.of())))).isInstanceOf(Missing.class);
    }

    @Test
    void the_chair_may_limit_a_topic_but_not_to_others_only() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());

        assertThatThrownBy(() -> add(cast.chair, meeting, topic("Locatie", LIMITED, Set.of(cast.lisdonk))))
            .isInstanceOf(Refused.class);
        var limited = add(cast.chair, meeting, topic("Locatie", LIMITED, Set.of(cast.lisdonk, cast.province)));
        assertThat(agenda(cast.memberOfNieuwevaart, meeting)).isEmpty();
        assertThat(agenda(cast.chair, meeting)).contains(limited);
    }

    @Test
    void who_may_know_of_a_topic_is_announced_in_the_same_transaction() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var item = add(cast.secretary, meeting, topic("Locatie", BOARD, Set.of()));
        cast.as(cast.secretary, () -> agendas.change(Command.by(cast.secretary), item.id(), 1, null, topic("Locatie Oeverhoven", BOARD, Set.of())));
        assertThat(announced.stream(AgendaItemRestricted.class)).isEmpty();

        cast.as(cast.secretary, () -> agendas.change(Command.by(cast.secretary), item.id(), 2, null,
                topic("Locatie Oeverhoven", LIMITED, Set.of(cast.lisdonk))));

        assertThat(announced.stream(AgendaItemRestricted.class))
            .containsExactly(new AgendaItemRestricted(item.id(), LIMITED, Set.of(cast.lisdonk)));
        assertThat(cast.as(cast.chair, () -> timeline.of(cast.chair, item.id().value()))).isEmpty();
        assertThat(cast.as(cast.memberOfLisdonk, () -> timeline.of(cast.memberOfLisdonk, item.id().value()))).hasSize(3);
    }

    @Test
    void a_topic_moves_past_the_edge_of_its_section() {
        var meeting = planned(APRIL_9, new FirstAgenda.FixedPoints());
        var third = agenda(cast.chair, meeting).get(2);

        cast.does(cast.chair, () -> agendas.move(Command.by(cast.chair), third.id(), UP));

        assertThat(agenda(cast.chair, meeting).get(2)).satisfies(item -> {
            assertThat(item.id()).isEqualTo(third.id());
            assertThat(item.sectionTitle()).isEqualTo("Vaste punten");
        });
        var first = agenda(cast.chair, meeting).getFirst();
        assertThatThrownBy(() -> cast.does(cast.chair, () -> agendas.move(Command.by(cast.chair), first.id(), UP)))
            .isInstanceOf(Refused.class);
    }

    @Test
    void a_topic_taken_off_the_agenda_comes_back_where_it_was() {
        var meeting = planned(APRIL_9, new FirstAgenda.FixedPoints());
        var news = agenda(cast.chair, meeting).get(1);

        cast.does(cast.chair, () -> agendas.remove(Command.by(cast.chair), news.id()));

        assertThat(agenda(cast.chair, meeting)).hasSize(6).extracting(AgendaItem::number).endsWith(6);
        assertThat(cast.as(cast.chair, () -> store.withRemoved(cast.board, meeting.id())).removed()).extracting(AgendaItem::id).containsExactly(news.id());
        assertThat(announced.stream(AgendaItemRemoved.class)).containsExactly(new AgendaItemRemoved(news.id()));
        cast.does(cast.secretary, () -> agendas.putBack(Command.by(cast.secretary), news.id()));
        assertThat(agenda(cast.chair, meeting).get(1)).isEqualTo(news);
        assertThatThrownBy(() -> cast.does(cast.secretary, () -> agendas.putBack(Command.by(cast.secretary), news.id())))
            .isInstanceOf(Missing.class);
    }

    @Test
    void a_topic_changed_by_another_is_not_overwritten() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var item = add(cast.secretary, meeting, topic("Boot", BOARD, Set.of()));
        cast.as(cast.chair, () -> agendas.change(Command.by(cast.chair), item.id(), 1, null, topic("De boot", BOARD, Set.of())));

        assertThatThrownBy(() -> cast.as(cast.secretary, () -> agendas.change(Command.by(cast.secretary), item.id(), 1, null,
                topic("Boten", BOARD, Set.of()))))
            .isInstanceOfSatisfying(Conflict.class, conflict ->
                    assertThat(((AgendaItem) conflict.current()).title()).isEqualTo("De boot"));
    }

    @Test
    void headings_are_added_renamed_moved_and_taken_away_when_empty() {
        var meeting = planned(APRIL_9, new FirstAgenda.FixedPoints());
        var added = cast.as(cast.chair, () -> agendas.addSection(Command.by(cast.chair), meeting.id(), " Besloten deel "));
        cast.does(cast.chair, () -> agendas.renameSection(Command.by(cast.chair), added.id(), 1, "Vertrouwelijk"));
        cast.does(cast.chair, () -> agendas.moveSection(Command.by(cast.chair), added.id(), UP));

        assertThat(cast.as(cast.chair, () -> store.sections(cast.board, meeting.id()))).extracting(Section::title)
            .containsExactly("Vaste punten", "De drie opgaven", "Vertrouwelijk", "Tot slot");
        assertThatThrownBy(() -> cast.does(cast.secretary,
                () -> agendas.renameSection(Command.by(cast.secretary), added.id(), 1, "Besloten"))).isInstanceOf(Conflict.class);
        cast.does(cast.chair, () -> agendas.removeSection(Command.by(cast.chair), added.id()));
        var full = cast.as(cast.chair, () -> store.sections(cast.board, meeting.id())).getFirst();
        assertThatThrownBy(() -> cast.does(cast.chair, () -> agendas.removeSection(Command.by(cast.chair), full.id())))
            .isInstanceOf(Refused.class);
    }

    @Test
    void taking_away_a_heading_that_looks_empty_leaves_what_one_may_not_see() {
        var meeting = planned(APRIL_9, new FirstAgenda.Empty());
        var section = cast.as(cast.chair, () -> agendas.addSection(Command.by(cast.chair), meeting.id(), "Besloten"));
        cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting.id(), section.id(),
                topic("Verborgen", LIMITED, Set.of(cast.lisdonk))));

        cast.does(cast.chair, () -> agendas.removeSection(Command.by(cast.chair), section.id()));

        assertThat(agenda(cast.secretary, meeting)).extracting(AgendaItem::title, AgendaItem::section)
            .containsExactly(tuple("Verborgen", null));
    }

    @Test
    void a_list_is_adopted_after_its_meeting() {
        var february = planned(FEBRUARY_12, new FirstAgenda.Empty());
        var april = planned(APRIL_9, new FirstAgenda.Empty());

        assertThatThrownBy(() -> add(cast.secretary, february, new Topic("Lijst vaststellen", AgendaItem.Kind.ADOPTION, null, 5, null, null,
                april.id(), BOARD, Set.of()))).isInstanceOf(Refused.class);
    }

    private Meeting planned(LocalDate day, FirstAgenda begin) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(day, LocalTime.of(10, 0), LocalTime.NOON, null, null), begin));
    }

    private AgendaItem add(Viewer by, Meeting meeting, Topic topic) {
        return cast.as(by, () -> agendas.add(Command.by(by), meeting.id(), null, topic));
    }

    private List<AgendaItem> agenda(Viewer viewer, Meeting meeting) {
        return agenda(viewer, meeting, true);
    }

    /// As the viewer reads it through the door, or (for who may not come in) as the database would answer.
    private List<AgendaItem> agenda(Viewer viewer, Meeting meeting, boolean throughTheDoor) {
        return cast.as(viewer, () -> throughTheDoor ? meetings.agenda(viewer, meeting.id()) : store.items(cast.board, meeting.id()));
    }

    private static Topic topic(String title, Confidentiality confidentiality, Set<PartyId> sharedWith) {
        return new Topic(title, AgendaItem.Kind.REGULAR, AgendaItem.Purpose.DISCUSSION, 20, null, null, null, confidentiality, sharedWith);
    }
}
