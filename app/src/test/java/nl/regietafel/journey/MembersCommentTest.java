package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import nl.regietafel.AtTable;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.DecisionLists;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.sample.SampleDay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A member comments on a line, the secretary processes it, and another member reads what became of it; by keyboard.
@Tag("journey")
@RegietafelTest
class MembersCommentTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private DecisionLists lists;

    @Autowired
    private SampleDay day;

    private Chromium chromium;
    private LocalDate shown;
    private Cast cast;
    private LineId full;
    private LineId open;
    private String list;

    @BeforeEach
    void a_list_goes_round() {
        chromium = Chromium.running();
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        var table = new AtTable(cast, beans);
        var february = table.planned(FEBRUARY_12);
        var reception = table.topic(february, "Opvang asielzoekers");
        full = table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        open = table.write(reception, LineKind.DECISION, "De noodopvang blijft open tot 1 september.");
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), february, LocalDate.of(2026, 3, 3)));
        list = "/vergaderingen/" + february + "/lijst";
    }

    @AfterEach
    void nothing_broke() {
        day.set(shown);
        chromium.nothingBroke();
    }

    @Test
    void what_a_member_says_of_a_line_is_processed_and_read_by_all() {
        var lisdonk = window(cast.memberOfLisdonk);
        lisdonk.navigate(list);
        assertThat(lisdonk.locator("main")).containsText("Lisdonk heeft nog niet gereageerd.");
        respond(lisdonk, "Alle locaties").press("Enter");
        assertThat(lisdonk.getByLabel("Wat moet er volgens u anders?")).isVisible();
        button(lisdonk, "Reactie geven").press("Enter");
        assertThat(lisdonk.locator("#reactie-fout")).isVisible();
        Chromium.isForEveryone(lisdonk);
        lisdonk.getByLabel("Wat moet er volgens u anders?").fill("In Lisdonk is nog plek voor tien mensen.");
        lisdonk.setViewportSize(320, 800);
        Chromium.isForEveryone(lisdonk);
        Chromium.picture(lisdonk, "comment-writing-320");
        lisdonk.setViewportSize(1280, 900);
        button(lisdonk, "Reactie geven").press("Enter");
        assertThat(lisdonk.locator("#regel-" + full + " .regietafel-comment")).containsText("nog plek voor tien mensen");
        assertThat(lisdonk.locator("main")).containsText("Lisdonk gaf 1 reactie.");
        Chromium.isForEveryone(lisdonk);
        Chromium.picture(lisdonk, "comment-given-1280");
        respond(lisdonk, "De noodopvang").press("Enter");
        lisdonk.getByLabel("Wat moet er volgens u anders?").fill("Onder voorbehoud van de raad.");
        button(lisdonk, "Reactie geven").press("Enter");
        assertThat(lisdonk.locator("main")).containsText("Lisdonk gaf 2 reacties.");

        var secretary = window(cast.secretary);
        secretary.navigate(list);
        assertThat(secretary.locator("main")).containsText("1 van de 3 partijen reageerde.");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "comments-to-process-1280");
        secretary.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2 reacties verwerken")).press("Enter");
        var first = secretary.locator("#regel-" + full);
        first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Niet overnemen")).press("Enter");
        assertThat(first).containsText("Schrijf kort waarom dit niet wordt overgenomen.");
        assertThat(secretary.locator("#regel-" + open)).not().containsText("Schrijf kort waarom");
        Chromium.isForEveryone(secretary);
        first.getByLabel("Wat doet u ermee").fill("De telling van het COA is leidend.");
        first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Niet overnemen")).press("Enter");
        assertThat(first).containsText("Niet overgenomen: De telling van het COA is leidend.");
        var second = secretary.locator("#regel-" + open);
        second.getByLabel("Wat doet u ermee").press("Enter");
        assertThat(second).containsText("Overgenomen (Marit Hogendoorn, 12 feb 2026)");
        Chromium.isForEveryone(secretary);

        var nieuwevaart = window(cast.memberOfNieuwevaart);
        nieuwevaart.navigate(list);
        assertThat(nieuwevaart.locator("#regel-" + full)).containsText("Niet overgenomen: De telling van het COA is leidend.");
        nieuwevaart.setViewportSize(320, 800);
        Chromium.isForEveryone(nieuwevaart);
        Chromium.picture(nieuwevaart, "comments-320");
    }

    private static Locator respond(Page page, String line) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Reageren.*" + line)));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    private Page window(Viewer viewer) {
        return chromium.window(port, cast.signIn(viewer), 1280);
    }
}
