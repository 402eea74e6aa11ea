package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.timeline.Timeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may read what: written by hand, apart from the policies, and asked three times: over HTTP, through the doorway, and of
/// PostgreSQL as that person. Lisdonk is the party that what is limited is shared with.
@RegietafelTest
class ReadingMatrixTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);

    /// A line in a state of its list, with a confidentiality: `x` for who may read it.
    private static final String LINES = """
                              secr  chair  of Lisdonk  official of Lisdonk  of Nieuwevaart  official  agency  ministry  supervisor  woo  observer  admin
            DRAFT     PUBLIC   x     x      .           .                    .               .         .       .         .           .    .         .
            DRAFT     BOARD    x     x      .           .                    .               .         .       .         .           .    .         .
            DRAFT     LIMITED  x     .      .           .                    .               .         .       .         .           .    .         .
            RELEASED  PUBLIC   x     x      x           x                    x               x         x       x         x           x    x         .
            RELEASED  BOARD    x     x      x           x                    x               x         x       x         x           x    x         .
            RELEASED  LIMITED  x     .      x           x                    .               .         .       .         .           .    .         .
            ADOPTED   PUBLIC   x     x      x           x                    x               x         x       x         x           x    x         .
            ADOPTED   BOARD    x     x      x           x                    x               x         x       x         x           x    x         .
            ADOPTED   LIMITED  x     .      x           x                    .               .         .       .         .           .    .         .
            """;

    /// A topic of an agenda.
    private static final String TOPICS = """
                              secr  chair  of Lisdonk  official of Lisdonk  of Nieuwevaart  official  agency  ministry  supervisor  woo  observer  admin
            AGENDA    PUBLIC   x     x      x           x                    x               x         x       x         x           x    x         .
            AGENDA    BOARD    x     x      x           x                    x               x         x       x         x           x    x         .
            AGENDA    LIMITED  x     .      x           x                    .               .         .       .         .           .    .         .
            """;

    @Autowired private Lines lines;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Timeline timeline;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private TransactionTemplate transaction;
    @Autowired private MockMvc mvc;

    private Cast cast;
    private List<Viewer> viewers;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        viewers = List.of(cast.secretary, cast.chair, cast.memberOfLisdonk,
                cast.member("F. Official", cast.lisdonk, Role.OFFICIAL, null), cast.memberOfNieuwevaart,
                cast.member("G. Official", cast.nieuwevaart, Role.OFFICIAL, null), cast.agency,
                cast.member("M. Ministry", cast.coa, Role.MINISTRY, null), cast.member("S. Supervisor", cast.province, Role.SUPERVISOR, null),
                cast.member("W. Woo", cast.province, Role.WOO_OFFICER, null), cast.observer, cast.administrator);
    }

    @Test
    void a_line_is_read_by_whom_the_table_says_over_http_and_as_the_database_role() {
        var wrong = new ArrayList<String>();
        for (var row : rows(LINES).entrySet()) {
            var words = row.getKey().split(" ");
            var line = line(words[0], Confidentiality.valueOf(words[1]));
            for (int i = 0; i < viewers.size(); i++) {
                var viewer = viewers.get(i);
                boolean expected = row.getValue().get(i);
                var page = new Browser(mvc, cast.signIn(viewer)).open("/regels/" + line);
                check(wrong, row.getKey(), viewer, "http", expected, page.status() == 200);
                check(wrong, row.getKey(), viewer, "words", expected, page.page().text().contains("Merkteken"));
                check(wrong, row.getKey(), viewer, "sql", expected, sees(viewer, "select count(*) from decision.line where id = :id", line.value()));
                check(wrong, row.getKey(), viewer, "owner", expected, sees(viewer, "select count(*) from decision.line_party where line_id = :id", line.value()));
                check(wrong, row.getKey(), viewer, "timeline", expected, !cast.as(viewer, () -> timeline.of(viewer, line.value())).isEmpty());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_topic_is_read_by_whom_the_table_says() {
        var wrong = new ArrayList<String>();
        for (var row : rows(TOPICS).entrySet()) {
            var confidentiality = Confidentiality.valueOf(row.getKey().split(" ")[1]);
            var meeting = meeting();
            var topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null,
                    new Topic("Merkteken " + confidentiality, AgendaItem.Kind.REGULAR, null, null, null, null, null,
                            confidentiality, shared(confidentiality))));
            for (int i = 0; i < viewers.size(); i++) {
                var viewer = viewers.get(i);
                var page = new Browser(mvc, cast.signIn(viewer)).open("/vergaderingen/" + meeting);
                check(wrong, row.getKey(), viewer, "words", row.getValue().get(i), page.page().text().contains("Merkteken"));
                check(wrong, row.getKey(), viewer, "sql", row.getValue().get(i),
                        sees(viewer, "select count(*) from meeting.agenda_item where id = :id", topic.id().value()));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_one_may_not_know_and_what_is_not_there_are_the_same_answer() {
        var line = line("DRAFT", Confidentiality.BOARD);
        var member = new Browser(mvc, cast.signIn(cast.memberOfLisdonk));

        var hidden = member.open("/regels/" + line);
        var missing = member.open("/regels/" + LineId.fresh());

        assertThat(hidden.status()).isEqualTo(missing.status()).isEqualTo(404);
        assertThat(hidden.page().body().selectFirst("main").html()).isEqualTo(missing.page().body().selectFirst("main").html());
    }

    @Test
    void another_board_is_another_world() {
        var line = line("RELEASED", Confidentiality.PUBLIC);
        var others = new Cast(jdbc, sessions);

        for (var stranger : List.of(others.secretary, others.chair, others.memberOfLisdonk)) {
            assertThat(new Browser(mvc, others.signIn(stranger)).open("/regels/" + line).status()).isEqualTo(404);
            assertThat(sees(stranger, "select count(*) from decision.line where id = :id", line.value())).isFalse();
        }
    }

    private static void check(List<String> wrong, String thing, Viewer viewer, String door, boolean expected, boolean found) {
        if (expected != found) {
            wrong.add(thing + ", " + viewer.name() + " " + viewer.roles() + ", " + door + ": expected " + expected);
        }
    }

    private boolean sees(Viewer viewer, String count, String id) {
        int found = cast.as(viewer, () -> transaction.execute(_ -> jdbc.sql(count).param("id", id).query(Integer.class).single()));
        return found > 0;
    }

    private MeetingId meeting() {
        var day = FEBRUARY_12.plusDays(jdbc.sql("select count(*) from meeting.meeting").query(Integer.class).single() + days++);
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(day, null, null, null, null),
                new FirstAgenda.Empty())).id();
    }

    private int days;

    private LineId line(String state, Confidentiality confidentiality) {
        var meeting = meeting();
        var topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Onderwerp",
                AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.PUBLIC, Set.of()))).id();
        var owner = new LineParty(cast.coa, null, null, "COA", null, false);
        var id = cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic,
                List.of(new Line.Said(LineKind.SIGNAL, "Merkteken", List.of(owner), null, false, null, false, null)), null)).getFirst();
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), id, 1, confidentiality, shared(confidentiality)));
        if (!state.equals("DRAFT")) {
            cast.does(cast.secretary, () -> transaction.executeWithoutResult(_ -> {
                jdbc.sql("update decision.line set released_at = now() where id = :id").param("id", id.value()).update();
                jdbc.sql("update timeline.subject set released = true where id = :id").param("id", id.value()).update();
                if (state.equals("ADOPTED")) {
                    jdbc.sql("""
                            insert into decision.adoption (meeting_id, board_id, version, with_changes, on_day, at, by_person)
                            values (:meeting, :board, 1, false, :day, now(), :by)
                            """)
                        .param("meeting", meeting.value()).param("board", cast.board.value()).param("day", FEBRUARY_12)
                        .param("by", cast.secretary.person().value()).update();
                }
            }));
        }
        return id;
    }

    private Set<PartyId> shared(Confidentiality confidentiality) {
        return confidentiality == Confidentiality.LIMITED ? Set.of(cast.lisdonk) : Set.of();
    }

    /// The rows of a table as written above: "DRAFT PUBLIC" to a cell for each viewer.
    private static Map<String, List<Boolean>> rows(String table) {
        var rows = new LinkedHashMap<String, List<Boolean>>();
        table.lines().skip(1).forEach(line -> {
            var cells = line.strip().split("\\s+");
            var row = new ArrayList<Boolean>();
            for (int i = 2; i < cells.length; i++) {
                row.add(cells[i].equals("x"));
            }
            rows.put(cells[0] + " " + cells[1], row);
        });
        return rows;
    }
}
