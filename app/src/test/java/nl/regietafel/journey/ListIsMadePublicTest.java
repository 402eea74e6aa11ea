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
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
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

/// An adopted list gets its public variant, by keyboard: lines shown, said otherwise, left out; a name that is hidden is found.
@Tag("journey")
@RegietafelTest
class ListIsMadePublicTest {

    private static final LocalDate NOVEMBER_20 = LocalDate.of(2025, 11, 20);
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
    private String list;

    @BeforeEach
    void an_adopted_list() {
        chromium = Chromium.running();
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        var table = new AtTable(cast, beans);
        var november = table.planned(NOVEMBER_20);
        var reception = table.topic(november, "Opvang asielzoekers");
        table.write(reception, LineKind.SIGNAL, "Alle locaties zijn vol.");
        table.write(reception, LineKind.SIGNAL, "De eigenaar van een locatie wil meer huur.");
        table.write(reception, LineKind.ANNOUNCEMENT, "Lisdonk biedt een sporthal aan.", new LineParty(cast.lisdonk, null, null, "Lisdonk", null, false));
        var adoption = table.adopting(table.planned(FEBRUARY_12), november);
        cast.does(cast.secretary, () -> lists.circulate(Command.by(cast.secretary), november, null));
        cast.does(cast.secretary, () -> lists.adopt(Command.by(cast.secretary), november, adoption, false));
        list = "/vergaderingen/" + november + "/lijst";
    }

    @AfterEach
    void nothing_broke() {
        day.set(shown);
        chromium.nothingBroke();
    }

    @Test
    void the_secretary_chooses_what_the_public_reads_and_makes_it() {
        var secretary = window(cast.secretary);
        secretary.navigate(list);
        link(secretary, "Varianten naast elkaar").press("Enter");
        assertThat(secretary.locator("h1")).hasText("Drie varianten van één lijst");
        Chromium.isForEveryone(secretary);
        button(secretary, "Toon ze zoals de leden ze lezen").press("Enter");
        assertThat(secretary.locator("td[data-label=Openbaar] p", new Page.LocatorOptions().setHasText("zoals intern"))).hasCount(3);

        // Left out, with the reason that only the secretariat reads.
        change(secretary, "De eigenaar").press("Enter");
        secretary.getByLabel("niets").press("Space");
        secretary.getByLabel("Of: waarom blijft de regel weg?").fill("onderhandeling loopt");
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator("tr", new Page.LocatorOptions().setHasText("De eigenaar"))).containsText("reden: onderhandeling loopt");

        // Its party hidden, its text not yet: the name is found, and nothing can be made.
        change(secretary, "Lisdonk biedt").press("Enter");
        secretary.getByLabel("Lisdonk", new Page.GetByLabelOptions().setExact(true)).press("Space");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "variants-choosing-1280");
        button(secretary, "Bewaren").press("Enter");
        assertThat(secretary.getByRole(AriaRole.STATUS).first()).containsText("staat \"Lisdonk\", maar die partij is in de openbare versie verborgen.");
        assertThat(button(secretary, "Openbare versie maken")).hasCount(0);
        Chromium.isForEveryone(secretary);
        change(secretary, "Lisdonk biedt").press("Enter");
        secretary.getByLabel("In andere woorden").fill("Er is een sporthal aangeboden.");
        secretary.setViewportSize(320, 900);
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "variants-choosing-320");
        secretary.setViewportSize(1280, 900);
        button(secretary, "Bewaren").press("Enter");
        assertThat(secretary.locator("main")).containsText("Lisdonk staat nergens in de openbare versie");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "variants-1280");
        secretary.setViewportSize(320, 900);
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "variants-320");
        secretary.setViewportSize(1280, 900);

        // As the public reads it, before and after it is made.
        link(secretary, "Bekijken als publiek").press("Enter");
        assertThat(secretary.locator("main")).containsText("Zo leest het publiek deze lijst");
        assertThat(secretary.locator(".regietafel-lines")).containsText("Er is een sporthal aangeboden.");
        assertThat(secretary.locator("main")).not().containsText("meer huur");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "list-as-public-1280");
        secretary.goBack();
        button(secretary, "Openbare versie maken").press("Enter");
        assertThat(secretary.locator("main")).containsText("Openbare versie 1 is gemaakt op 12 februari 2026.");
        var member = window(cast.memberOfNieuwevaart);
        member.navigate(list);
        link(member, "Openbaar").press("Enter");
        assertThat(member.locator("main")).containsText("Dit is openbare versie 1");
        assertThat(member.locator("main")).not().containsText("Lisdonk");
        Chromium.isForEveryone(member);
        member.navigate(list + "/afdruk?variant=openbaar");
        assertThat(member.locator("main")).containsText("openbare versie, 12 februari 2026");
        assertThat(member.locator("main")).not().containsText("Lisdonk");
        Chromium.isForEveryone(member);
        Chromium.picture(member, "list-print-public-1280");
    }

    private static Locator link(Page page, String words) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words));
    }

    private static Locator change(Page page, String line) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Wijzigen.*" + line)));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    private Page window(Viewer viewer) {
        return chromium.window(port, cast.signIn(viewer), 1280);
    }
}
