package nl.regietafel.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.AtTable;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.DecisionLists;
import nl.regietafel.decision.FollowUp;
import nl.regietafel.decision.FollowUps;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.sample.SampleDay;
import nl.regietafel.web.Missing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// What is asked of each since the list of 12 February 2026 went round, looked at on 5 March.
@RegietafelTest
class MyTableTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_5 = LocalDate.of(2026, 3, 5);

    @Autowired private DecisionLists lists;
    @Autowired private Lines lines;
    @Autowired private FollowUps followUps;
    @Autowired private Outstandings outstandings;
    @Autowired private SampleDay day;
    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private BeanFactory beans;
    @Autowired private TransactionTemplate transaction;

    private LocalDate shown;
    private Cast cast;
    private AgendaItemId reception;
    private LineId doctors;
    private LineId steps;
    private LineId hiding;

    @BeforeEach
    void a_list_went_round() {
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        var table = new AtTable(cast, beans);
        var february = table.planned(FEBRUARY_12);
        reception = table.topic(february, "Opvang asielzoekers");
        doctors = asked(LineKind.ACTION, "Gesprek voeren met de huisartsen.", LocalDate.of(2026, 3, 1), of(cast.lisdonk, "Lisdonk"));
        steps = asked(LineKind.QUESTION, "Welke stappen zet u dit jaar?", LocalDate.of(2026, 3, 10),
                new LineParty(null, null, LineParty.Group.MUNICIPALITIES, "gemeenten", null, false));
        hiding = asked(LineKind.ACTION, "Vervanging zoeken.", null, of(cast.nieuwevaart, "Nieuwevaart"));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hiding, 1, Set.of(cast.nieuwevaart)));
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), hiding, FollowUp.WITHOUT, null, null, null, "WHEN"));
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), february, LocalDate.of(2026, 3, 3)));
        day.set(MARCH_5);
    }

    @AfterEach
    void go_back() {
        day.set(shown);
    }

    @Test
    void an_owner_sees_what_is_late_and_what_comes_and_reports_it_and_the_table_is_to_move() {
        var lisdonk = new Browser(mvc, cast.signIn(cast.memberOfLisdonk));
        var page = lisdonk.open("/mijn-tafel");
        assertThat(page.text()).contains("2 dingen wachten op u, één is te laat.", "4 dagen te laat", "Deze week").doesNotContain("Vervanging");
        var form = page.form("/mijn-tafel/" + doctors);

        var refused = lisdonk.send(form.with("doen", "datum-gevraagd").with("tekst", "Na het overleg.").with("datum", "31 februari"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("details[open] textarea").text()).isEqualTo("Na het overleg.");
        assertThat(refused.page().select("details[open] .regietafel-field__error")).hasSize(1);

        page = lisdonk.follow(form.with("doen", "melding").with("tekst", "Elke maandag spreekuur.").with("datum", ""));
        assertThat(page.text()).contains("Gemeld, de tafel is aan zet", "gemeld klaar, nog niet aanvaard", "Elke maandag spreekuur.", "Eén ding wacht op u.");
        assertThat(new Browser(mvc, cast.signIn(cast.secretary)).open("/regels/" + doctors).text()).contains("gemeld als klaar", "Elke maandag spreekuur.");

        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), doctors, FollowUp.RETURN, cast.lisdonk, null, null, "Ook in de avond?"));
        assertThat(lisdonk.open("/mijn-tafel").text()).contains("teruggegeven, 4 dagen te laat");
        report(cast.memberOfLisdonk, doctors, FollowUp.REPORT, cast.lisdonk);
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), doctors, FollowUp.ACCEPTANCE, cast.lisdonk, null, null, ""));
        assertThat(lisdonk.open("/mijn-tafel").text()).doesNotContain("huisartsen");
    }

    @Test
    void each_of_a_group_answers_its_own_and_progress_or_another_date_changes_nothing_that_was_agreed() {
        report(cast.memberOfLisdonk, steps, FollowUp.ANSWER, cast.lisdonk);
        assertThat(own(cast.memberOfLisdonk)).extracting(Outstanding::line).containsExactly(doctors);
        assertThat(own(cast.memberOfNieuwevaart)).extracting(Outstanding::line).containsExactly(steps, hiding);

        report(cast.memberOfLisdonk, doctors, FollowUp.PROGRESS, cast.lisdonk);
        cast.does(cast.memberOfLisdonk, () -> followUps.report(Command.by(cast.memberOfLisdonk), doctors, FollowUp.DUE_ASKED, cast.lisdonk,
                LocalDate.of(2026, 4, 1), "Na het overleg."));
        var line = own(cast.memberOfLisdonk).getFirst();
        assertThat(line.due()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(line.isUnanswered()).isTrue();
        assertThat(line.said().what()).isEqualTo("andere datum gevraagd");
        assertThat(line.persons()).containsExactly(cast.memberOfLisdonk.person());
    }

    @Test
    void what_a_hidden_party_says_is_known_to_it_and_the_secretary_only() {
        report(cast.memberOfNieuwevaart, hiding, FollowUp.REPORT, cast.nieuwevaart);

        var others = new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open("/regels/" + hiding);
        assertThat(others.text()).doesNotContain("Nieuwevaart", "Oosterhuis", "Het is zo ver.");
        assertThat(new Browser(mvc, cast.signIn(cast.secretary)).open("/regels/" + hiding).text()).contains("Nieuwevaart", "Het is zo ver.");
        assertThat(cast.as(cast.secretary, () -> outstandings.all(cast.secretary))).extracting(Outstanding::partyName)
            .containsExactlyInAnyOrder("Lisdonk", "Lisdonk", "Nieuwevaart", "Nieuwevaart");
    }

    @Test
    void the_secretary_sees_what_each_owner_says_and_sends_back_moves_a_date_and_accepts_others_see_their_own() {
        report(cast.memberOfLisdonk, doctors, FollowUp.REPORT, cast.lisdonk);
        var secretary = new Browser(mvc, cast.signIn(cast.secretary));
        var page = secretary.open("/opvolging");
        assertThat(page.text()).contains("0 te laat", "1 gemeld klaar, te aanvaarden", "2 zonder antwoord", "Het is zo ver.", "Nieuwevaart");
        var form = page.form("/opvolging/" + doctors);

        var refused = secretary.send(form.with("doen", "teruggave").with("tekst", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("details[open] details[open] .regietafel-field__error")).hasSize(1);

        page = secretary.follow(form.with("doen", "teruggave").with("tekst", "Ook in de avond?").with("datum", ""));
        assertThat(page.text()).contains("teruggegeven, 4 dagen te laat", "1 te laat");
        page = secretary.follow(page.form("/opvolging/" + doctors).with("doen", "datum").with("tekst", "Na het overleg.").with("datum", "9 maart"));
        assertThat(page.text()).contains("0 te laat", "2 deze week");
        page = secretary.follow(page.form("/opvolging/" + doctors).with("doen", "aanvaarding").with("tekst", "").with("datum", ""));
        assertThat(page.text()).doesNotContain("huisartsen");

        var lisdonk = new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open("/opvolging?per=dossier");
        assertThat(lisdonk.text()).contains("Welke stappen", "Zonder dossier").doesNotContain("Nieuwevaart", "Vervanging", "Vastleggen");
    }

    @Test
    void nobody_speaks_for_another_or_accepts_its_own_work_and_who_looks_on_says_nothing() {
        assertThatThrownBy(() -> report(cast.memberOfNieuwevaart, doctors, FollowUp.REPORT, cast.nieuwevaart)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> report(cast.memberOfNieuwevaart, doctors, FollowUp.REPORT, cast.lisdonk)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> report(cast.observer, doctors, FollowUp.REPORT, cast.province)).isInstanceOf(Missing.class);
        assertThat(new Browser(mvc, cast.signIn(cast.observer)).open("/mijn-tafel").status()).isEqualTo(404);

        assertThat(added(cast.memberOfLisdonk, doctors, "REPORT", cast.lisdonk)).isTrue();
        assertThat(added(cast.memberOfLisdonk, doctors, "ACCEPTANCE", cast.lisdonk)).isFalse();
        assertThat(added(cast.memberOfLisdonk, doctors, "DUE_MOVED", cast.lisdonk)).isFalse();
        assertThat(added(cast.memberOfLisdonk, hiding, "REPORT", cast.lisdonk)).isFalse();
        assertThat(added(cast.memberOfNieuwevaart, doctors, "REPORT", cast.lisdonk)).isFalse();
        assertThat(added(cast.observer, steps, "ANSWER", cast.province)).isFalse();
    }

    /// Whether row level security lets this person add a fact, past everything above it.
    private boolean added(Viewer viewer, LineId line, String what, PartyId party) {
        try {
            return cast.as(viewer, () -> transaction.execute(status -> {
                status.setRollbackOnly();
                return jdbc.sql("""
                        insert into decision.fact (id, line_id, board_id, what, party_id, text, by_person, at)
                        values (:id, :line, :board, :what, :party, '', :by, now())
                        """)
                    .param("id", nl.regietafel.web.RandomId.fresh()).param("line", line.value()).param("board", cast.board.value())
                    .param("what", what).param("party", party.value()).param("by", viewer.person().value()).update() == 1;
            }));
        } catch (org.springframework.dao.DataAccessException e) {
            assertThat(e.getMostSpecificCause().getMessage()).contains("row-level security");
            return false;
        }
    }

    private void report(Viewer viewer, LineId line, FollowUp act, PartyId party) {
        cast.does(viewer, () -> followUps.report(Command.by(viewer), line, act, party, null, "Het is zo ver."));
    }

    private List<Outstanding> own(Viewer viewer) {
        return cast.as(viewer, () -> outstandings.own(viewer));
    }

    private LineId asked(LineKind kind, String text, LocalDate due, LineParty who) {
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), reception,
                List.of(new Line.Said(kind, text, List.of(who), due, false, null, false, null)), null)).getFirst();
    }

    private static LineParty of(PartyId party, String name) {
        return new LineParty(party, null, null, name, null, false);
    }
}
