package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.regietafel.AtTable;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.sample.SampleDay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// Comments on the list of 12 February 2026, which is sent round with the request to respond by 3 March.
@RegietafelTest
class CommentsTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    @Autowired
    private DecisionLists lists;

    @Autowired
    private Lines lines;

    @Autowired
    private SampleDay day;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private BeanFactory beans;

    private LocalDate shown;
    private Cast cast;
    private AtTable table;
    private MeetingId february;
    private AgendaItemId reception;
    private AgendaItemId adoption;
    private LineId full;
    private LineId hiding;
    private String list;
    private Browser secretary;
    private Browser lisdonk;
    private Browser nieuwevaart;

    @BeforeEach
    void a_list_goes_round() {
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        table = new AtTable(cast, beans);
        february = table.planned(FEBRUARY_12);
        reception = table.topic(february, "Opvang asielzoekers");
        full = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        hiding = table.write(reception, LineKind.SIGNAL, "Eén gemeente zoekt vervanging.", new LineParty(cast.nieuwevaart, null, null, "Nieuwevaart", null, false));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hiding, 1, Set.of(cast.nieuwevaart)));
        adoption = table.adopting(table.planned(APRIL_9), february);
        send(MARCH_3);
        list = "/vergaderingen/" + february + "/lijst";
        secretary = browser(cast.secretary);
        lisdonk = browser(cast.memberOfLisdonk);
        nieuwevaart = browser(cast.memberOfNieuwevaart);
    }

    @AfterEach
    void goBack() {
        day.set(shown);
    }

    @Test
    void a_member_comments_on_a_line_the_secretary_processes_it_and_everyone_reads_what_became_of_it() {
        var page = lisdonk.open(list);
        assertThat(page.text()).contains("Lisdonk heeft nog niet gereageerd.", "Wie op 3 maart 2026 niets heeft gezegd, gaat akkoord.");
        page = lisdonk.open(list + "?reageer=" + full);
        var empty = lisdonk.send(page.form("/regels/" + full + "/reactie"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.page().select("#reactie-fout").text()).isEqualTo("Schrijf wat er volgens u anders moet.");
        page = lisdonk.follow(page.form("/regels/" + full + "/reactie").with("reactie", "Niet alle: in Lisdonk is nog plek voor tien mensen."));
        assertThat(page.page().select("#regel-" + full + " .regietafel-comment").text()).contains("Lisdonk J. Terpstra", "bij versie 1", "nog plek voor tien", "Intrekken");
        assertThat(page.text()).contains("Lisdonk gaf 1 reactie.");
        assertThat(nieuwevaart.open(list).page().select("#regel-" + full + " .regietafel-comment").text()).contains("nog plek voor tien").doesNotContain("Intrekken");

        page = secretary.open(list);
        assertThat(page.page().select(".regietafel-button--primary").text()).isEqualTo("1 reactie verwerken");
        assertThat(page.text()).contains("1 van de 3 partijen reageerde.");
        var form = page.page().select(".regietafel-comment form").attr("action");
        var refused = secretary.send(page.form(form).with("overgenomen", "nee"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".regietafel-comment .regietafel-field__error").text()).isEqualTo("Schrijf kort waarom dit niet wordt overgenomen.");
        page = secretary.follow(page.form(form).with("overgenomen", "ja").with("woord", "Het staat er nu met het aantal bij."));
        assertThat(page.page().select(".regietafel-comment--done").text()).contains("Overgenomen: Het staat er nu met het aantal bij. (Marit Hogendoorn, 12 feb 2026)");
        assertThat(nieuwevaart.open(list).page().select(".regietafel-comment--done").text()).contains("Overgenomen: Het staat er nu met het aantal bij.");
        assertThat(lisdonk.open(list).page().select(".regietafel-comment form")).as("what is processed is not taken back").isEmpty();
    }

    @Test
    void what_changed_since_the_list_went_round_is_marked_for_everyone_with_the_next_sending() {
        var line = cast.as(cast.secretary, () -> lines.find(cast.secretary, full));
        cast.does(cast.secretary, () -> lines.change(Command.by(cast.secretary), full, line.version(),
                new Line.Said(LineKind.SIGNAL, "Alle locaties zijn vol, op tien plekken na.", List.of(), null, false, null, false, null)));
        assertThat(lisdonk.open(list).text()).contains("Alle locaties zijn vol.").doesNotContain("tien plekken");

        send(MARCH_3);

        var page = lisdonk.open(list);
        assertThat(page.page().select("#regel-" + full).text()).contains("op tien plekken na", "gewijzigd sinds versie 1");
        assertThat(page.page().select("#regel-" + hiding).text()).doesNotContain("sinds versie 1");
        assertThat(lisdonk.open(list + "/vergelijken").page().select("ins").text()).contains("op tien plekken na");
    }

    @Test
    void silence_agrees_after_the_date_and_nobody_comments_then() {
        var page = lisdonk.open(list + "?reageer=" + full);
        lisdonk.follow(page.form("/regels/" + full + "/reactie").with("reactie", "Niet alle."));
        day.set(MARCH_3);
        assertThat(nieuwevaart.open(list).page().select("a[href*=reageer]")).as("also on the day itself").isNotEmpty();
        var late = nieuwevaart.open(list + "?reageer=" + full).form("/regels/" + full + "/reactie").with("reactie", "Toch nog iets.");

        day.set(MARCH_3.plusDays(1));

        var refused = nieuwevaart.send(late);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Reageren op deze lijst kon tot en met 3 maart 2026.");
        assertThat(nieuwevaart.open(list).page().select("a[href*=reageer]")).isEmpty();
        assertThat(secretary.open(list).text()).contains("1 van de 3 partijen reageerde.", "Wie niets zei, gaat akkoord: COA Nieuwevaart");
        assertThat(nieuwevaart.open(list).text()).contains("Reageren kon tot en met 3 maart 2026. Wie niets zei, gaat akkoord.");
    }

    @Test
    void a_comment_is_taken_back_by_who_speaks_for_its_party_and_by_nobody_else() {
        lisdonk.follow(lisdonk.open(list + "?reageer=" + full).form("/regels/" + full + "/reactie").with("reactie", "Niet alle."));
        var back = lisdonk.open(list).page().select(".regietafel-comment form").attr("action");
        var others = nieuwevaart.open(list + "?reageer=" + full).form("/regels/" + full + "/reactie").to(back);

        assertThat(nieuwevaart.send(others).status()).isEqualTo(404);
        assertThat(lisdonk.follow(lisdonk.open(list).form(back)).page().select(".regietafel-comment")).isEmpty();
        assertThat(secretary.open(list).page().select(".regietafel-comment")).isEmpty();
    }

    @Test
    void on_a_line_that_hides_a_party_only_the_secretary_and_who_said_it_read_a_comment() {
        nieuwevaart.follow(nieuwevaart.open(list + "?reageer=" + hiding).form("/regels/" + hiding + "/reactie").with("reactie", "Wij zoeken voor vijftig mensen."));

        assertThat(nieuwevaart.open(list).text()).contains("Wij zoeken voor vijftig mensen.");
        assertThat(secretary.open(list).text()).contains("Wij zoeken voor vijftig mensen.", "Nieuwevaart D. Oosterhuis");
        for (var viewer : List.of(cast.memberOfLisdonk, cast.agency, cast.observer, cast.chair)) {
            assertThat(browser(viewer).open(list).text()).as(viewer.name()).doesNotContain("vijftig", "Oosterhuis");
            assertThat(browser(viewer).open("/regels/" + hiding).text()).as(viewer.name()).doesNotContain("vijftig", "Oosterhuis", "eactie");
        }
        var line = cast.as(cast.secretary, () -> lines.find(cast.secretary, hiding));
        cast.does(cast.secretary, () -> lines.hide(Command.by(cast.secretary), hiding, line.version(), Set.of()));
        assertThat(lisdonk.open(list).text()).as("shown again with the next sending").doesNotContain("vijftig");
        send(MARCH_3);
        assertThat(lisdonk.open(list).text()).contains("Wij zoeken voor vijftig mensen.");
    }

    @Test
    void a_comment_goes_with_its_line_when_that_becomes_limited() {
        lisdonk.follow(lisdonk.open(list + "?reageer=" + full).form("/regels/" + full + "/reactie").with("reactie", "Niet alle."));
        var line = cast.as(cast.secretary, () -> lines.find(cast.secretary, full));
        cast.does(cast.secretary, () -> lines.restrict(Command.by(cast.secretary), full, line.version(), Confidentiality.LIMITED, Set.of(cast.lisdonk)));

        assertThat(cast.as(cast.memberOfNieuwevaart, () -> lists.find(cast.memberOfNieuwevaart, february)).comments()).isEmpty();
        assertThat(cast.as(cast.memberOfLisdonk, () -> lists.find(cast.memberOfLisdonk, february)).comments()).hasSize(1);
    }

    @Test
    void a_list_is_not_adopted_while_a_comment_waits() {
        lisdonk.follow(lisdonk.open(list + "?reageer=" + full).form("/regels/" + full + "/reactie").with("reactie", "Niet alle."));
        day.set(APRIL_9);
        var chair = browser(cast.chair);

        var refused = chair.send(chair.open(list).form(list + "/vaststelling"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Verwerk eerst de reactie die nog open staat, en stel de lijst dan vast.");
        var page = secretary.open(list);
        secretary.follow(page.form(page.page().select(".regietafel-comment form").attr("action")).with("overgenomen", "nee").with("woord", "De telling van het COA is leidend."));
        assertThat(chair.send(chair.open(list).form(list + "/vaststelling")).status()).isEqualTo(303);
        assertThat(lisdonk.open(list).text()).contains("Niet overgenomen: De telling van het COA is leidend.");
    }

    private void send(LocalDate respondBy) {
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), february, respondBy));
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
