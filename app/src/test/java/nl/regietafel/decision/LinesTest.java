package nl.regietafel.decision;

import static nl.regietafel.directory.Confidentiality.LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RegietafelTest
class LinesTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    @Autowired private Lines lines;
    @Autowired private Minutes minutes;
    @Autowired private FollowUps followUps;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private Timeline timeline;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private TransactionTemplate transaction;

    private Cast cast;
    private Meeting february;
    private AgendaItem topic;

    @BeforeEach
    void meet() {
        cast = new Cast(jdbc, sessions);
        february = as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(FEBRUARY_12, null, null, null, null), new FirstAgenda.FixedPoints()));
        topic = as(cast.secretary, () -> agendas.of(cast.secretary, february.id())).get(2);
    }

    @Test
    void what_is_typed_becomes_a_line_with_owner_date_and_dossier() {
        as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang Lisdonk", "noodopvang"));

        var line = written("a Nagaan of de sporthal kan dienen @nieuwevaart !13-3 #noodopvang");

        assertThat(line.kind()).isEqualTo(LineKind.ACTION);
        assertThat(line.text()).isEqualTo("Nagaan of de sporthal kan dienen");
        assertThat(line.parties()).extracting(LineParty::name).containsExactly("Nieuwevaart");
        assertThat(line.dueOn()).isEqualTo(LocalDate.of(2026, 3, 13));
        assertThat(line.dossierName()).isEqualTo("Noodopvang Lisdonk");
        assertThat(line.gaps()).isEmpty();
    }

    @Test
    void the_secretaris_is_an_owner_like_any_other() {
        assertThat(written("a Uitzoeken wat gunstiger is @secretaris !verg").parties()).extracting(LineParty::party)
            .containsExactly(cast.secretariat);
    }

    @Test
    void an_action_without_owner_and_date_has_two_gaps_that_can_be_left_on_purpose() {
        var line = written("a Een overzicht maken");

        assertThat(line.gaps()).containsExactly(Gap.WHO, Gap.WHEN);

        followed(line, FollowUp.WITHOUT, "WHEN");

        assertThat(found(line).gaps()).containsExactly(Gap.WHO);
    }

    @Test
    void to_a_date_without_a_meeting_is_a_gap_until_there_is_one() {
        var line = written("g AMV: welke woonvormen kunnen wel? >9-4");
        assertThat(line.gaps()).containsExactly(Gap.NO_SUCH_MEETING);

        as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(APRIL_9, null, null, null, null),
                new FirstAgenda.Empty()));

        assertThat(found(line).gaps()).isEmpty();
        assertThat(found(line).goesTo()).isNotNull();
    }

    @Test
    void ten_pasted_lines_become_ten_lines_in_order() {
        var typed = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            typed.append("• Regel ").append(i).append('\n');
        }

        as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic.id(),
                minutes.said(cast.secretary, topic.id(), typed.toString(), LineKind.SIGNAL), null));

        assertThat(texts()).containsExactly("Regel 1", "Regel 2", "Regel 3", "Regel 4", "Regel 5", "Regel 6", "Regel 7", "Regel 8",
                "Regel 9", "Regel 10");
    }

    @Test
    void lines_move_split_merge_and_go_and_each_step_can_be_taken_back() {
        var one = written("Een");
        var two = written("Twee");
        var three = written("Drie vier");

        as(cast.secretary, () -> { lines.move(Command.by(cast.secretary), three.id(), three.version(), topic.id(), null); return null; });
        assertThat(texts()).containsExactly("Drie vier", "Een", "Twee");

        var moved = found(three);
        as(cast.secretary, () -> lines.split(Command.by(cast.secretary), three.id(), moved.version(), said("Drie"), said("vier")));
        assertThat(texts()).containsExactly("Drie", "vier", "Een", "Twee");

        as(cast.secretary, () -> lines.merge(Command.by(cast.secretary), two.id(), two.version()));
        assertThat(texts()).containsExactly("Drie", "vier", "Een Twee");

        var merged = found(one);
        as(cast.secretary, () -> { lines.remove(Command.by(cast.secretary), one.id(), merged.version()); return null; });
        assertThat(texts()).containsExactly("Drie", "vier");

        takeBack();
        assertThat(texts()).containsExactly("Drie", "vier", "Een Twee");
        takeBack();
        assertThat(texts()).containsExactly("Drie", "vier", "Een", "Twee");
        takeBack();
        assertThat(texts()).containsExactly("Drie vier", "Een", "Twee");
        takeBack();
        assertThat(texts()).containsExactly("Een", "Twee", "Drie vier");
        takeBack();
        assertThat(texts()).containsExactly("Een", "Twee");
    }

    @Test
    void what_another_changed_since_is_not_taken_back() {
        var line = written("Een");
        change(cast.secretary, line, "Een en meer");
        var second = cast.member("P. de Ruiter", cast.secretariat, nl.regietafel.directory.Role.SECRETARY, null);
        change(second, found(line), "Een en nog meer");

        assertThatThrownBy(this::takeBack).isInstanceOf(Refused.class);

        assertThat(texts()).containsExactly("Een en nog meer");
    }

    @Test
    void two_who_edit_one_line_both_see_both_texts() {
        var line = written("Open tot 1 september");
        change(cast.secretary, line, "Open tot uiterlijk 1 september");

        assertThatThrownBy(() -> change(cast.secretary, line, "Open tot 1 september, onder voorbehoud"))
            .isInstanceOfSatisfying(Conflict.class,
                    conflict -> assertThat(((Line) conflict.current()).text()).isEqualTo("Open tot uiterlijk 1 september"));
    }

    @Test
    void a_command_sent_twice_is_done_once() {
        var command = new Command(cast.secretary, "key-of-one-line", "/vergaderingen");
        as(cast.secretary, () -> lines.write(command, topic.id(), List.of(said("Eenmaal")), null));

        assertThatThrownBy(() -> as(cast.secretary, () -> lines.write(command, topic.id(), List.of(said("Eenmaal")), null)))
            .isInstanceOf(DuplicateKeyException.class);

        assertThat(texts()).containsExactly("Eenmaal");
        assertThat(as(cast.secretary, () -> timeline.answer(cast.secretary, "key-of-one-line"))).contains("/vergaderingen");
    }

    @Test
    void a_line_that_was_not_sent_round_is_read_by_secretary_and_chair_only() {
        var line = written("Nog niet rond");

        assertThat(found(cast.chair, line)).isNotNull();
        for (var other : List.of(cast.memberOfLisdonk, cast.agency, cast.observer)) {
            assertThatThrownBy(() -> found(other, line)).isInstanceOf(Missing.class);
        }
    }

    @Test
    void a_limited_line_exists_for_its_parties_and_the_secretariat_only() {
        var line = released(written("Alleen voor Lisdonk"));
        as(cast.secretary, () -> { lines.restrict(Command.by(cast.secretary), line.id(), line.version(), LIMITED, Set.of(cast.lisdonk)); return null; });

        assertThat(found(cast.memberOfLisdonk, line)).isNotNull();
        for (var other : List.of(cast.memberOfNieuwevaart, cast.agency, cast.chair)) {
            assertThatThrownBy(() -> found(other, line)).isInstanceOf(Missing.class);
            assertThat(as(other, () -> timeline.of(other, line.id().value()))).isEmpty();
        }
    }

    @Test
    void a_topic_that_becomes_limited_takes_its_lines_with_it() {
        var line = released(written("Wordt beperkt"));
        as(cast.secretary, () -> agendas.change(Command.by(cast.secretary), topic.id(), topic.version(), topic.section(),
                new Topic(topic.title(), topic.kind(), null, null, null, null, null, LIMITED, Set.of(cast.lisdonk))));

        assertThat(found(line).confidentiality()).isEqualTo(Confidentiality.LIMITED);
        assertThatThrownBy(() -> found(cast.memberOfNieuwevaart, line)).isInstanceOf(Missing.class);
        assertThat(found(cast.memberOfLisdonk, line).text()).isEqualTo("Wordt beperkt");
    }

    @Test
    void a_hidden_party_is_a_gemeente_to_all_but_the_secretary_and_itself() {
        var written = written("s Er is vervanging nodig @lisdonk");
        as(cast.secretary, () -> { lines.hide(Command.by(cast.secretary), written.id(), written.version(), Set.of(cast.lisdonk)); return null; });
        var line = released(found(written));

        assertThat(found(line).parties()).extracting(LineParty::name).containsExactly("Lisdonk");
        assertThat(found(cast.memberOfLisdonk, line).parties()).extracting(LineParty::hidden).containsExactly(true);
        var others = found(cast.memberOfNieuwevaart, line);
        assertThat(others.parties()).isEmpty();
        assertThat(LineRow.of(others, FEBRUARY_12).who()).extracting(LineRow.Who::party).containsExactly("Een gemeente");
    }

    @Test
    void a_line_that_others_read_cannot_come_to_name_a_hidden_party() {
        var written = written("s Er is vervanging nodig @lisdonk");
        as(cast.secretary, () -> { lines.hide(Command.by(cast.secretary), written.id(), written.version(), Set.of(cast.lisdonk)); return null; });
        var line = released(found(written));

        assertThatThrownBy(() -> change(cast.secretary, line, "s De Lisdonkse locatie sluit @lisdonk")).isInstanceOf(Refused.class)
            .hasMessageContaining("Lisdonk");
        assertThatThrownBy(() -> followed(line, FollowUp.LAPSE, "Terpstra heeft het opgelost")).isInstanceOf(Refused.class);
    }

    @Test
    void an_owner_reports_the_table_accepts_and_it_can_be_reopened() {
        var line = released(written("a Overzicht maken @lisdonk @nieuwevaart !13-3"));

        followed(line, FollowUp.REPORT, "Klaar", cast.lisdonk);
        assertThat(action(line).parts()).extracting(part -> part.state().getClass().getSimpleName()).containsExactly("Reported", "Open");
        followed(line, FollowUp.ACCEPTANCE, "");
        assertThat(action(line).isAccepted()).isTrue();
        assertThat(found(line).isAlive(APRIL_9)).isFalse();

        followed(line, FollowUp.REOPENING, "Toch niet af");
        assertThat(action(line).isAccepted()).isFalse();
        assertThat(found(line).isAlive(APRIL_9)).isTrue();
    }

    @Test
    void each_kind_offers_its_own_acts() {
        assertThat(acts("m Ministerraad !21-2")).contains(FollowUp.OUTCOME).doesNotContain(FollowUp.REPORT);
        assertThat(acts("s Alles is vol")).contains(FollowUp.FIGURE);
        assertThat(acts("b De opvang blijft open")).contains(FollowUp.CONDITION, FollowUp.REFERRAL);
        assertThat(acts("f Tijdig bericht @coa")).contains(FollowUp.BREACH, FollowUp.ENDING);
        assertThat(acts("a Bellen @coa !13-3")).contains(FollowUp.REPORT, FollowUp.ACCEPTANCE, FollowUp.DUE_MOVED);
        assertThat(acts("v Wanneer? @coa !13-3")).contains(FollowUp.ANSWER);
        assertThat(acts("o Geef zekerheid @coa")).contains(FollowUp.DELIVERY, FollowUp.ANSWER);
        assertThat(acts("g Woonvormen >9-4")).contains(FollowUp.LAPSE);
    }

    @Test
    void a_condition_is_followed_until_it_is_met() {
        var line = released(written("b De opvang blijft open @lisdonk"));
        followed(line, FollowUp.CONDITION, "een huisarts op de locatie");
        assertThat(found(line).isAlive(APRIL_9)).isTrue();

        followed(line, FollowUp.CONDITION_MET, "");

        assertThat(found(line).isAlive(APRIL_9)).isFalse();
    }

    @Test
    void only_who_may_writes_and_the_database_agrees() {
        var line = written("Een");

        for (var other : List.of(cast.chair, cast.memberOfLisdonk, cast.agency, cast.observer, cast.administrator)) {
            assertThatThrownBy(() -> as(other, () -> lines.write(Command.by(other), topic.id(), List.of(said("Twee")), null)))
                .isInstanceOf(Missing.class);
            int changed = as(other, () -> transaction.execute(_ -> jdbc.sql("update decision.line set text = 'Anders' where id = :id")
                .param("id", line.id().value()).update()));
            assertThat(changed).isZero();
        }
        assertThat(texts()).containsExactly("Een");
    }

    private Line written(String typed) {
        var id = as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic.id(),
                minutes.said(cast.secretary, topic.id(), typed, LineKind.ANNOUNCEMENT), null)).getFirst();
        return as(cast.secretary, () -> lines.find(cast.secretary, id));
    }

    private Line.Said said(String text) {
        return new Line.Said(LineKind.ANNOUNCEMENT, text, List.of(), null, false, null, false, null);
    }

    /// As after a sending: others read it.
    private Line released(Line line) {
        as(cast.secretary, () -> transaction.execute(_ -> jdbc.sql("update decision.line set released_at = now() where id = :id")
            .param("id", line.id().value()).update()));
        as(cast.secretary, () -> transaction.execute(_ -> jdbc.sql("update timeline.subject set released = true where id = :id")
            .param("id", line.id().value()).update()));
        return found(line);
    }

    private void change(Viewer by, Line line, String typed) {
        as(by, () -> {
            lines.change(Command.by(by), line.id(), line.version(), minutes.said(by, topic.id(), typed, line.kind()).getFirst());
            return null;
        });
    }

    private void takeBack() {
        as(cast.secretary, () -> { lines.takeBack(Command.by(cast.secretary), february.id()); return null; });
    }

    private void followed(Line line, FollowUp act, String text) {
        followed(line, act, text, null);
    }

    private void followed(Line line, FollowUp act, String text, nl.regietafel.directory.PartyId party) {
        as(cast.secretary, () -> { followUps.record(Command.by(cast.secretary), line.id(), act, party, null, null, text); return null; });
    }

    private List<FollowUp> acts(String typed) {
        return FollowUps.available(released(written(typed)));
    }

    private LineDetail.Action action(Line line) {
        return (LineDetail.Action) found(line).detail();
    }

    private Line found(Line line) {
        return found(cast.secretary, line);
    }

    private Line found(Viewer viewer, Line line) {
        return as(viewer, () -> lines.find(viewer, line.id()));
    }

    private List<String> texts() {
        return as(cast.secretary, () -> lines.ofTopic(cast.secretary, topic.id())).stream().map(Line::text).toList();
    }

    private <R> R as(Viewer viewer, Callable<R> work) {
        return cast.as(viewer, work);
    }
}
