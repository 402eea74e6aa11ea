package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The secretary writes the list while people talk, in a real browser: by keyboard, over a bad connection, with a colleague.
@Tag("journey")
@RegietafelTest
class SecretaryWritesMinutesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 12);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Agendas agendas;

    @Autowired
    private Lines lines;

    private Chromium chromium;
    private Cast cast;
    private Meeting meeting;
    private AgendaItemId reception;
    private AgendaItemId ukraine;
    private Page page;

    @BeforeEach
    void a_meeting_with_two_topics() {
        chromium = Chromium.running();
        cast = new Cast(jdbc, sessions);
        meeting = planned(DAY);
        planned(LocalDate.of(2026, 4, 9));
        reception = topic("Opvang asielzoekers", 35);
        ukraine = topic("Opvang Oekraïne", 25);
        page = chromium.window(port, cast.signIn(cast.secretary), 1280);
        open(page);
    }

    @AfterEach
    void nothing_broke() {
        page.context().close();
        chromium.nothingBroke();
    }

    @Test
    void a_whole_meeting_is_typed_by_keyboard_alone() {
        Chromium.isForEveryone(page);

        enter("s Alle locaties zijn vol.");
        type("v Hoeveel plekken blijven over? @co");
        assertThat(page.getByRole(AriaRole.OPTION)).hasText(Pattern.compile("COA"));
        Chromium.isForEveryone(page);
        press("Enter");
        type("!27-2 #boot");
        press("Shift+Enter");
        assertThat(cell("goesTo")).containsText("dossier: boot");
        press("Enter");
        type("Een overzicht maken van panden @lisdonk");
        press("Escape");
        press("Tab");
        assertThat(page.locator(":focus")).hasAttribute("data-cell", "kind");
        press("Shift+Tab");
        type(" ");
        while (!cell("kind").innerText().contains("Actie")) {
            press("Tab");
        }
        assertThat(cell("who")).containsText("Lisdonk");
        press("Enter");
        assertThat(rows()).hasCount(3);
        assertThat(rows().nth(2)).containsText("wanneer?");

        press("ArrowUp");
        press("Enter");
        assertThat(page.locator("#wijziging")).hasValue("Een overzicht maken van panden @Lisdonk");
        Chromium.isForEveryone(page);
        type(" !13-3");
        press("Enter");
        assertThat(rows().nth(2)).containsText("vóór vr 13 maart");
        assertThat(rows().nth(2)).isFocused();

        press("Alt+ArrowUp");
        assertThat(rows().nth(1)).containsText("Een overzicht maken");
        press("Delete");
        assertThat(page.locator("#terugzetten")).containsText("Regel weggehaald.");
        assertThat(rows()).hasCount(2);
        press("Control+z");
        assertThat(rows()).hasCount(3);
        Chromium.isForEveryone(page);

        page.locator("#invoer").focus();
        enter("b De noodopvang blijft open. De huisarts komt mee.");
        assertThat(rows()).hasCount(4);
        press("ArrowUp");
        press("Control+d");
        assertThat(page.locator("#wijziging")).isFocused();
        for (var steps = 0; steps < "De huisarts komt mee.".length(); steps++) {
            press("ArrowLeft");
        }
        press("Control+d");
        assertThat(rows()).hasCount(5);
        assertThat(rows().nth(4)).isFocused();
        press("Control+m");
        assertThat(rows()).hasCount(4);
        assertThat(rows().nth(3)).containsText("De noodopvang blijft open. De huisarts komt mee.");

        press("?");
        assertThat(page.locator("#toetsen")).isVisible();
        Chromium.isForEveryone(page);
        press("Escape");
        page.locator("[data-read-back]").focus();
        press("Enter");
        assertThat(page.locator("#teruglezen li")).hasCount(4);
        Chromium.isForEveryone(page);
        press("Escape");
        assertThat(page.locator("#invoer")).isFocused();

        type("m De minister komt op 15 april.");
        press("Control+Enter");
        assertThat(page.locator("#onderwerp")).hasText("2 Opvang Oekraïne");
        enter("o Structureel geld voor de opvang @allen");
        assertThat(rows()).hasCount(1);

        assertThat(written(reception)).extracting(Line::kind).containsExactly(LineKind.SIGNAL, LineKind.ACTION, LineKind.QUESTION,
                LineKind.DECISION, LineKind.ANNOUNCEMENT);
        assertThat(written(ukraine)).extracting(Line::text).containsExactly("Structureel geld voor de opvang");
    }

    @Test
    void a_cut_connection_loses_and_doubles_nothing() {
        enter("Voor de storing");
        assertThat(rows()).hasCount(1);

        page.context().setOffline(true);
        enter("Tijdens de storing");
        enter("En nog een regel @lisdonk");
        type("half getypt");

        assertThat(page.locator("#opslag")).containsText(Pattern.compile("Geen verbinding\\s*sinds .* uur · 2 regels nog niet opgeslagen"));
        assertThat(page.locator("#wachtend")).containsText("Nog niet opgeslagen");
        assertThat(page).hasTitle(Pattern.compile("^\\(2 niet opgeslagen\\) Opvang asielzoekers"));
        Chromium.isForEveryone(page);
        Chromium.picture(page, "minutes-offline-1280");

        page.context().setOffline(false);
        assertThat(page.locator("#opslag")).containsText("Alles opgeslagen");
        assertThat(rows()).hasCount(3);
        assertThat(page.locator("#invoer")).hasValue("half getypt");
        assertThat(keptLines()).isEqualTo(0);
        assertThat(written(reception)).extracting(Line::text)
            .containsExactly("Voor de storing", "Tijdens de storing", "En nog een regel");
    }

    @Test
    void an_answer_that_got_lost_does_not_write_a_line_twice() {
        var address = Pattern.compile("/regels$");
        page.route(address, route -> {
            route.fetch();
            route.abort();
        }, new Page.RouteOptions().setTimes(1));

        enter("Eén keer en niet vaker");

        assertThat(rows()).hasCount(1);
        assertThat(page.locator("#wachtend li")).hasCount(0);
        assertThat(written(reception)).extracting(Line::text).containsExactly("Eén keer en niet vaker");
    }

    @Test
    void two_secretaries_on_one_line_both_see_both_texts() {
        var colleague = cast.member("P. de Ruiter", cast.secretariat, Role.SECRETARY, null);
        var other = chromium.window(port, cast.signIn(colleague), 1280);
        enter("b De noodopvang blijft open tot 1 september.");
        assertThat(rows()).hasCount(1);
        press("ArrowUp");
        press("Enter");
        assertThat(page.locator("#wijziging")).isFocused();

        open(other);
        other.keyboard().press("ArrowUp");
        other.keyboard().press("Enter");
        assertThat(other.locator("#wijziging")).isFocused();
        other.locator("#wijziging").fill("De noodopvang blijft open tot uiterlijk 1 september.");
        // The text stands on her own screen at once; what counts is that the server has it before the second one is sent.
        var saved = other.waitForResponse("**/regels/*/tekst", () -> other.keyboard().press("Enter"));
        assertThat(saved.status()).as("it is saved, and leads to the rows as they now are").isEqualTo(303);
        assertThat(other.locator("#regels")).containsText("uiterlijk");
        page.locator("#wijziging").fill("De noodopvang blijft open tot 1 september, onder voorbehoud.");
        press("Enter");

        var dialog = page.locator("#conflict");
        assertThat(dialog).isVisible();
        assertThat(dialog.locator("[data-mine] ins")).hasText("anders: , onder voorbehoud");
        assertThat(dialog.locator("[data-theirs]")).containsText("uiterlijk");
        assertThat(dialog).containsText("P. de Ruiter, ");
        assertThat(dialog.locator("[data-choose=both]")).isFocused();
        Chromium.isForEveryone(page);
        Chromium.picture(page, "minutes-conflict-1280");

        press("Escape");
        assertThat(page.locator("#regels")).containsText("Intussen ook door een ander gewijzigd");
        page.getByText("Beide teksten bekijken").click();
        press("Enter");
        assertThat(page.locator("#wijziging")).hasValue(Pattern.compile("uiterlijk.*onder voorbehoud"));
        page.locator("#wijziging").fill("De noodopvang blijft open tot uiterlijk 1 september, onder voorbehoud.");
        press("Enter");

        assertThat(other.locator("#regels")).containsText("uiterlijk 1 september, onder voorbehoud.");
        assertThat(written(reception)).extracting(Line::text)
            .containsExactly("De noodopvang blijft open tot uiterlijk 1 september, onder voorbehoud.");
        other.context().close();
    }

    @Test
    void who_is_signed_out_while_typing_finds_the_text_again() {
        enter("Voor het afmelden");
        assertThat(rows()).hasCount(1);
        sessions.endAll(cast.secretary.person());

        enter("Ingevoerd na het einde");
        type("Nog aan het typen");

        assertThat(page.locator("#opslag")).containsText("U bent niet meer aangemeld");
        Chromium.isForEveryone(page);
        page.getByText("Opnieuw aanmelden").click();
        assertThat(page).hasURL(Pattern.compile("/aanmelden"));

        Chromium.signIn(page, port, cast.signIn(cast.secretary));
        open(page);

        assertThat(page.locator("#invoer")).hasValue("Nog aan het typen");
        assertThat(rows()).hasCount(2);
        assertThat(written(reception)).extracting(Line::text).containsExactly("Voor het afmelden", "Ingevoerd na het einde");
    }

    @Test
    void what_one_typed_is_never_written_as_another() {
        var colleague = cast.member("P. de Ruiter", cast.secretariat, Role.SECRETARY, null);
        Chromium.signIn(page, port, cast.signIn(colleague));

        enter("Getypt door Marit");

        assertThat(page.locator("#opslag")).containsText("1 regel nog niet opgeslagen");
        assertThat(written(reception)).isEmpty();
    }

    @Test
    void ten_pasted_lines_become_ten_lines() {
        var ten = String.join("\\n", IntStream.rangeClosed(1, 10).mapToObj(number -> "• Regel " + number).toList());

        page.locator("#invoer").evaluate("""
                field => {
                    const pasted = new DataTransfer();
                    pasted.setData("text/plain", "%s");
                    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: pasted, bubbles: true, cancelable: true}));
                }""".formatted(ten));

        assertThat(rows()).hasCount(10);
        assertThat(written(reception)).extracting(Line::text)
            .isEqualTo(IntStream.rangeClosed(1, 10).mapToObj(number -> "Regel " + number).toList());
    }

    @Test
    void what_looks_like_personal_data_is_asked_about_once() {
        type("s Een bewoner, geboren op 3-5-1988, vroeg ernaar.");
        press("Enter");
        assertThat(page.locator("#invoer-fout")).containsText("geboortedatum");
        assertThat(rows()).hasCount(0);
        Chromium.isForEveryone(page);

        press("Enter");
        assertThat(rows()).hasCount(1);
    }

    @Test
    void signing_out_warns_about_what_is_not_saved_and_leaves_nothing_behind() {
        type("Nog niet ingevoerd");
        page.locator(".regietafel-person summary").click();
        page.locator(".regietafel-person").getByText("Afmelden").click();
        var warning = page.getByRole(AriaRole.DIALOG);
        assertThat(warning).containsText("Nog niet alles is opgeslagen");
        Chromium.isForEveryone(page);

        warning.getByText("Afmelden en wissen").click();

        assertThat(page).hasURL(Pattern.compile("/aanmelden"));
        assertThat((Integer) page.evaluate("localStorage.length + sessionStorage.length")).isZero();
    }

    @Test
    void everything_fits_on_a_narrow_screen() {
        var narrow = chromium.window(port, cast.signIn(cast.secretary), 320);
        open(narrow);
        narrow.keyboard().type("a Nagaan of de sporthal als reserve kan dienen @nieuwevaart !13-3 >9-4 #");
        assertThat(narrow.locator("[data-cell=when]")).containsText("vr 13 maart 2026");
        Chromium.isForEveryone(narrow);
        Chromium.picture(narrow, "minutes-320");
        narrow.keyboard().press("Escape");
        narrow.keyboard().press("Enter");
        assertThat(narrow.locator("#regels > li")).hasCount(1);
        narrow.locator("#regels > li").focus();
        narrow.getByText("Wijzigen").click();
        assertThat(narrow.locator("#wijziging")).isFocused();
        Chromium.isForEveryone(narrow);
        narrow.context().close();
    }

    private void open(Page window) {
        window.navigate("/vergaderingen/" + meeting.id() + "/notuleren/" + reception);
        assertThat(window.locator("#invoer")).isFocused();
    }

    private void type(String text) {
        page.keyboard().type(text);
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private void enter(String text) {
        type(text);
        press("Escape");
        press("Enter");
    }

    private Locator rows() {
        return page.locator("#regels > li");
    }

    private Locator cell(String name) {
        return page.locator("#inhoud [data-cell=" + name + "]").last();
    }

    private int keptLines() {
        return (Integer) page.evaluate("Object.keys(localStorage).filter(name => name.includes(':regel:')).length");
    }

    private List<Line> written(AgendaItemId topic) {
        return cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, topic));
    }

    private Meeting planned(LocalDate day) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(day, LocalTime.of(10, 0), LocalTime.of(12, 0), null, null), new FirstAgenda.Empty()));
    }

    private AgendaItemId topic(String title, int minutes) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting.id(), null, new Topic(title,
                AgendaItem.Kind.REGULAR, AgendaItem.Purpose.DISCUSSION, minutes, cast.coa, null, null, Confidentiality.BOARD, Set.of()))).id();
    }
}
