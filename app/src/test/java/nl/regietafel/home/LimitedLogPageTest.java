package nl.regietafel.home;

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
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.MeetingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Who read the line that only Lisdonk and the secretariat may know, and the topic that only Nieuwevaart may.
@RegietafelTest
class LimitedLogPageTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2031, 2, 12);

    @Autowired
    private Lines lines;

    @Autowired
    private DecisionLists lists;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private TransactionTemplate transactions;

    private Cast cast;
    private MeetingId meeting;
    private LineId open;
    private LineId limited;

    @BeforeEach
    void one_line_is_limited() {
        cast = new Cast(jdbc, sessions);
        var table = new AtTable(cast, beans);
        meeting = table.planned(FEBRUARY_12);
        var reception = table.topic(meeting, "Opvang asielzoekers");
        open = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        limited = table.write(reception, LineKind.SIGNAL, "Het aanmeldcentrum vraagt om bedden.");
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), limited, 1, Confidentiality.LIMITED, Set.of(cast.lisdonk)));
        table.topic(meeting, "Sporthal als reserve", Set.of(cast.nieuwevaart));
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), meeting, null));
    }

    @Test
    void who_reads_something_limited_stands_in_the_log_once_a_day_and_who_reads_something_else_does_not() {
        open(cast.memberOfLisdonk, "/regels/" + open);
        assertThat(log()).isEmpty();

        open(cast.memberOfLisdonk, "/regels/" + limited);
        open(cast.memberOfLisdonk, "/regels/" + limited);
        assertThat(log()).containsExactly("J. Terpstra regel Het aanmeldcentrum vraagt om bedden.");

        open(cast.memberOfNieuwevaart, "/vergaderingen/" + meeting);
        assertThat(log()).containsExactlyInAnyOrder("J. Terpstra regel Het aanmeldcentrum vraagt om bedden.", "D. Oosterhuis onderwerp Sporthal als reserve");
        assertThat(new Browser(mvc, cast.signIn(cast.memberOfNieuwevaart)).open("/regels/" + limited).status()).isEqualTo(404);
        assertThat(log()).as("who gets nothing read nothing").hasSize(2);
    }

    @Test
    void every_way_to_a_limited_line_is_written_down() {
        var ways = List.of("/vergaderingen/" + meeting + "/lijst", "/vergaderingen/" + meeting + "/lijst/varianten", "/vergaderingen/" + meeting + "/notuleren",
                "/vergaderingen/" + meeting + "/lijst/afdruk?variant=intern", "/vergaderingen/" + meeting + "/lijst/afdruk.pdf?variant=intern", "/registers",
                "/regels/" + limited);
        for (var way : ways) {
            one_line_is_limited();
            open(cast.secretary, way.replaceAll("/vergaderingen/[^/]+", "/vergaderingen/" + meeting).replaceAll("/regels/.*", "/regels/" + limited));
            assertThat(log()).as(way).contains("Marit Hogendoorn regel Het aanmeldcentrum vraagt om bedden.");
        }
    }

    @Test
    void nobody_writes_for_another_and_nothing_goes() {
        open(cast.memberOfLisdonk, "/regels/" + limited);
        assertThatThrownBy(() -> cast.does(cast.memberOfNieuwevaart, () -> transactions.executeWithoutResult(_ -> jdbc.sql("""
                insert into directory.limited_reading (board_id, person_id, on_day, thing, kind, at)
                values (:board, :person, current_date, 'x', 'regel', now())
                """).param("board", cast.board.value()).param("person", cast.memberOfLisdonk.person().value()).update())))
            .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("row-level security");
        for (var change : List.of("delete from directory.limited_reading", "update directory.limited_reading set thing = 'x'")) {
            assertThatThrownBy(() -> cast.does(cast.secretary, () -> transactions.executeWithoutResult(_ -> jdbc.sql(change).update())))
                .as(change).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
        }
        List<String> known = cast.as(cast.memberOfNieuwevaart, () -> transactions.execute(_ -> jdbc.sql("select thing from directory.limited_reading where board_id = :board")
            .param("board", cast.board.value()).query(String.class).list()));
        assertThat(known).isEmpty();
    }

    private List<String> log() {
        return new Browser(mvc, cast.signIn(cast.secretary)).open("/logboek/beperkt").page().select("tbody tr").stream()
            .map(row -> row.select("td:nth-child(2)").text() + " " + row.select("td:nth-child(3)").text()).toList();
    }

    private void open(Viewer viewer, String address) {
        assertThat(new Browser(mvc, cast.signIn(viewer)).open(address).status()).as(address).isIn(200, 302, 303);
    }
}
