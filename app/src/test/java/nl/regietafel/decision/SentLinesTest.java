package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Who does not read what is being written reads a line as it was last sent round, on every page that shows it.
@RegietafelTest
class SentLinesTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_13 = LocalDate.of(2026, 3, 13);
    private static final String MARK = "gewijzigd, nog niet rondgezonden";

    @Autowired private Lines lines;
    @Autowired private DecisionLists lists;
    @Autowired private FollowUps followUps;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private TransactionTemplate transaction;
    @Autowired private MockMvc mvc;

    private Cast cast;
    private MeetingId meeting;
    private AgendaItemId topic;
    private AgendaItemId other;
    private DossierId dossier;

    @BeforeEach
    void meet() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(FEBRUARY_12, null, null, null, null), new FirstAgenda.Empty())).id();
        topic = topic("Opvang asielzoekers");
        other = topic("Huisvesting");
        dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang", "noodopvang")).id();
    }

    @Test
    void an_edit_after_sending_is_read_by_secretary_and_chair_until_it_is_sent_again() {
        var line = written(said(LineKind.SIGNAL, "Alles is vol.", List.of(), null));
        circulate();
        change(line, said(LineKind.DECISION, "Alles is voller dan vol.", List.of(party(cast.coa, "COA")), MARCH_13));
        cast.does(cast.secretary, () -> lines.move(Command.by(cast.secretary), line, version(line), other, null));

        for (var reader : List.of(cast.memberOfLisdonk, cast.agency, cast.observer)) {
            assertThat(page(reader, "/regels/" + line)).contains("Alles is vol.", "Signaal", "Opvang asielzoekers")
                .doesNotContain("voller", "Besluit", "COA", "13 maart", "Huisvesting", MARK);
            assertThat(page(reader, "/dossiers/" + dossier)).contains("Alles is vol.").doesNotContain("voller", "COA");
            assertThat(page(reader, "/vergaderingen/" + meeting + "/lijst")).contains("Alles is vol.").doesNotContain("voller");
        }
        for (var reader : List.of(cast.secretary, cast.chair)) {
            assertThat(page(reader, "/regels/" + line)).contains("Alles is voller dan vol.", "COA", "Huisvesting", MARK);
            assertThat(page(reader, "/dossiers/" + dossier)).contains("voller");
        }
        assertThat(page(cast.secretary, "/vergaderingen/" + meeting + "/lijst")).containsOnlyOnce(MARK);

        circulate();

        assertThat(page(cast.memberOfLisdonk, "/regels/" + line)).contains("Alles is voller dan vol.", "Besluit", "COA", "Huisvesting");
        assertThat(page(cast.secretary, "/regels/" + line)).doesNotContain(MARK);
    }

    @Test
    void what_became_of_a_line_is_told_at_once_but_a_condition_belongs_to_its_words() {
        var line = written(said(LineKind.DECISION, "Akkoord met het voorstel.", List.of(), null));
        followed(line, FollowUp.CONDITION, "de buurt wordt gehoord");
        circulate();
        followed(line, FollowUp.CONDITION, "het college stemt in");
        cast.does(cast.secretary, () -> followUps.withdraw(Command.by(cast.secretary), line, found(cast.secretary, line).facts().getFirst().id()));
        followed(line, FollowUp.LAPSE, "het voorstel is ingetrokken");

        assertThat(page(cast.memberOfLisdonk, "/regels/" + line)).contains("de buurt wordt gehoord", "het voorstel is ingetrokken")
            .doesNotContain("het college stemt in");
        assertThat(page(cast.secretary, "/regels/" + line)).contains("het college stemt in", MARK).doesNotContain("de buurt wordt gehoord");
    }

    @Test
    void a_party_hidden_after_sending_is_hidden_at_once_and_shown_again_only_when_sent_again() {
        var line = written(said(LineKind.ACTION, "Een overzicht maken.", List.of(party(cast.lisdonk, "Lisdonk")), MARCH_13));
        circulate();
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), line, version(line), Set.of(cast.lisdonk)));

        assertThat(page(cast.memberOfNieuwevaart, "/regels/" + line)).contains("Een gemeente").doesNotContain("Lisdonk");
        assertThat(parties(cast.memberOfLisdonk, line)).isOne();
        assertThat(parties(cast.memberOfNieuwevaart, line)).isZero();

        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), line, version(line), Set.of()));

        assertThat(page(cast.memberOfNieuwevaart, "/regels/" + line)).doesNotContain("Lisdonk");

        followed(line, FollowUp.REPORT, "");
        change(line, said(LineKind.ACTION, "Een overzicht van panden maken.", List.of(party(cast.lisdonk, "Lisdonk")), MARCH_13));
        circulate();

        assertThat(page(cast.memberOfNieuwevaart, "/regels/" + line)).contains("Lisdonk");
    }

    @Test
    void a_limited_line_that_changed_reaches_its_readers_with_the_next_sending() {
        written(said(LineKind.SIGNAL, "Alles is vol.", List.of(), null));
        var limited = written(said(LineKind.SIGNAL, "Alleen voor Lisdonk.", List.of(), null));
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), limited, 1, Confidentiality.LIMITED, Set.of(cast.lisdonk)));
        circulate();
        change(limited, said(LineKind.SIGNAL, "Nog steeds alleen voor Lisdonk.", List.of(), null));
        assertThat(page(cast.memberOfLisdonk, "/regels/" + limited)).contains("Alleen voor Lisdonk.");

        circulate();

        assertThat(page(cast.memberOfLisdonk, "/regels/" + limited)).contains("Nog steeds alleen voor Lisdonk.");
        assertThat(found(cast.secretary, limited).unsent()).isFalse();
    }

    @Test
    void how_a_line_was_sent_is_read_by_who_reads_the_line_and_written_by_who_keeps_it() {
        var line = written(said(LineKind.SIGNAL, "Alles is vol.", List.of(), null));
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), line, 1, Confidentiality.LIMITED, Set.of(cast.lisdonk)));
        circulate();

        assertThat(sent(cast.memberOfLisdonk, line)).isOne();
        assertThat(sent(cast.memberOfNieuwevaart, line)).isZero();
        assertThat(sent(cast.chair, line)).isZero();
        int changed = cast.as(cast.memberOfLisdonk, () -> transaction.execute(_ ->
                jdbc.sql("update decision.sent_line set text = 'Anders.' where line_id = :line").param("line", line.value()).update()));
        assertThat(changed).isZero();
    }

    private int sent(Viewer viewer, LineId line) {
        return cast.as(viewer, () -> transaction.execute(_ -> jdbc.sql("select count(*) from decision.sent_line where line_id = :line")
            .param("line", line.value()).query(Integer.class).single()));
    }

    private int parties(Viewer viewer, LineId line) {
        return cast.as(viewer, () -> transaction.execute(_ -> jdbc.sql("select count(*) from decision.sent_party where line_id = :line")
            .param("line", line.value()).query(Integer.class).single()));
    }

    private AgendaItemId topic(String title) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null,
                new Topic(title, AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.BOARD, Set.of()))).id();
    }

    private Line.Said said(LineKind kind, String text, List<LineParty> parties, LocalDate due) {
        return new Line.Said(kind, text, parties, due, false, null, false, dossier);
    }

    private static LineParty party(PartyId id, String name) {
        return new LineParty(id, null, null, name, null, false);
    }

    private LineId written(Line.Said said) {
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }

    private void change(LineId line, Line.Said said) {
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), line, version(line), said));
    }

    private void followed(LineId line, FollowUp act, String text) {
        cast.does(cast.secretary, () -> followUps.record(Command.by(cast.secretary), line, act, null, null, null, text));
    }

    private void circulate() {
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), meeting, null));
    }

    private int version(LineId line) {
        return found(cast.secretary, line).version();
    }

    private Line found(Viewer viewer, LineId line) {
        return cast.as(viewer, () -> lines.find(viewer, line));
    }

    /// What stands in the middle of a page, in words.
    private String page(Viewer viewer, String address) {
        return new Browser(mvc, cast.signIn(viewer)).open(address).page().select("main").text();
    }
}
