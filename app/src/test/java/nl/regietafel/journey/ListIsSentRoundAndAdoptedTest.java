package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.sample.SampleDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A list from its first line to its fingerprint, in the browsers of four people: written with gaps, filled, sent round, put to
/// the table in writing, objected to, changed, and adopted at the next meeting.
@Tag("journey")
@RegietafelTest
class ListIsSentRoundAndAdoptedTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

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
    private SampleDay day;

    private Chromium chromium;
    private LocalDate shown;
    private Cast cast;
    private MeetingId february;
    private MeetingId april;
    private AgendaItemId reception;
    private String list;

    @BeforeEach
    void a_meeting_and_the_one_that_adopts_its_list() {
        chromium = Chromium.running();
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        february = planned(FEBRUARY_12);
        april = planned(APRIL_9);
        reception = topic(february, "Opvang asielzoekers", AgendaItem.Kind.REGULAR, null);
        topic(april, "Lijst van 12 februari vaststellen", AgendaItem.Kind.ADOPTION, february);
        list = "/vergaderingen/" + february + "/lijst";
    }

    @AfterEach
    void nothing_broke() {
        day.set(shown);
        chromium.nothingBroke();
    }

    @Test
    void a_list_is_written_sent_round_objected_to_and_adopted_at_the_next_meeting() {
        var secretary = window(cast.secretary);
        var lisdonk = window(cast.memberOfLisdonk);
        var nieuwevaart = window(cast.memberOfNieuwevaart);
        var chair = window(cast.chair);

        // Written while people talk, with three open places.
        secretary.navigate("/vergaderingen/" + february + "/notuleren/" + reception);
        assertThat(secretary.locator("#invoer")).isFocused();
        enter(secretary, "s Alle locaties zijn vol.", 1);
        enter(secretary, "a Een overzicht maken van panden die leeg komen.", 2);
        enter(secretary, "o Geef gemeenten meer dan een jaar zekerheid.", 3);
        lisdonk.navigate(list);
        assertThat(lisdonk.locator("main")).containsText("Deze lijst is nog niet rondgezonden.");
        assertThat(lisdonk.content()).doesNotContain("Alle locaties", "3 regels");
        Chromium.isForEveryone(lisdonk);

        // Filled in, or left open on purpose.
        secretary.navigate(list);
        assertThat(secretary.locator("#open-plekken")).hasText("Nog 2 open plekken");
        assertThat(station(secretary)).containsText("Concept");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "list-gaps-1280");
        secretary.keyboard().press("n");
        assertThat(secretary.locator(":focus")).hasText("wie?");
        secretary.keyboard().press("Enter");
        secretary.waitForURL("**/regels/*");
        Chromium.isForEveryone(secretary);
        secretary.getByLabel("Regel", new Page.GetByLabelOptions().setExact(true)).fill("Een overzicht maken van panden die leeg komen. @lisdonk !13-3");
        secretary.getByLabel("Regel", new Page.GetByLabelOptions().setExact(true)).press("Tab");
        secretary.keyboard().press("Tab");
        secretary.keyboard().press("Enter");
        secretary.waitForURL("**/notuleren/*");
        assertThat(secretary.locator("#regels > li").nth(1)).containsText("vóór vr 13 maart");
        secretary.navigate(list);
        secretary.locator("form[action$='/bewust-zonder'] button").press("Enter");
        assertThat(secretary.locator("#open-plekken")).hasCount(0);
        assertThat(secretary.locator(".regietafel-ribbon")).containsText("kan nu");

        // Sent round: the members read it, and know until when they can answer.
        secretary.getByLabel("Reageren kan tot en met").fill("3 maart");
        secretary.keyboard().press("Enter");
        assertThat(station(secretary)).containsText("Rondgezonden");
        assertThat(secretary.locator("main")).containsText("versie 1");
        Chromium.isForEveryone(secretary);
        lisdonk.navigate(list);
        assertThat(lisdonk.locator(".regietafel-listsheet__says")).hasText("De lijst is rondgezonden op 12 februari 2026, versie 1. Reageren kan tot en met di 3 maart.");
        assertThat(lisdonk.locator(".regietafel-lines")).containsText("Alle locaties zijn vol.");
        assertThat(lisdonk.locator("form[action^='/vergaderingen']")).hasCount(0);
        Chromium.isForEveryone(lisdonk);
        Chromium.picture(lisdonk, "list-member-1280");

        // In writing: one member objects, the other says nothing.
        secretary.getByLabel("Bezwaar kan tot en met").fill("20 februari");
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator(".regietafel-ribbon")).containsText("schriftelijk, bezwaar kan tot en met vr 20 februari");
        Chromium.isForEveryone(secretary);
        nieuwevaart.navigate(list);
        assertThat(nieuwevaart.locator("#bezwaar-maken")).isVisible();
        lisdonk.navigate(list);
        button(lisdonk, "Bezwaar maken").press("Enter");
        assertThat(lisdonk.locator("#bezwaar-fout")).isVisible();
        Chromium.isForEveryone(lisdonk);
        lisdonk.getByLabel("Waarom niet?").fill("Wij konden niet toezeggen dat dit vóór 13 maart klaar is.");
        lisdonk.setViewportSize(320, 800);
        Chromium.isForEveryone(lisdonk);
        Chromium.picture(lisdonk, "list-objection-320");
        lisdonk.setViewportSize(1280, 900);
        button(lisdonk, "Bezwaar maken").press("Enter");
        assertThat(lisdonk.locator("#bezwaren")).isVisible();
        assertThat(lisdonk.locator("#bezwaar-maken")).hasCount(0);
        Chromium.isForEveryone(lisdonk);

        // Changed because of it: the members still read what was sent.
        secretary.navigate(list);
        assertThat(secretary.locator("main")).containsText("Wij konden niet toezeggen");
        secretary.getByText("Een overzicht maken van panden").first().press("Enter");
        secretary.waitForURL("**/regels/*");
        secretary.getByLabel("Regel", new Page.GetByLabelOptions().setExact(true)).fill("Een overzicht maken van panden die leeg komen. @lisdonk !1-5");
        button(secretary, "Bewaren").first().press("Enter");
        secretary.waitForURL("**/notuleren/*");
        assertThat(secretary.locator("#regels > li").nth(1)).containsText("vóór vr 1 mei");
        secretary.navigate(list);
        assertThat(secretary.locator("#wijzigingen")).isVisible();
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "list-changed-1280");
        nieuwevaart.navigate(list);
        assertThat(nieuwevaart.locator(".regietafel-lines")).containsText("13 maart");

        // The day of the next meeting: the chair records what it decided.
        chair.navigate(list);
        assertThat(button(chair, "Lijst vaststellen")).hasCount(0);
        button(chair, "Volgende vergadering").press("Enter");
        assertThat(button(chair, "Lijst vaststellen")).isVisible();
        chair.navigate("/vergaderingen/" + april);
        assertThat(chair.locator("main")).containsText("Lijst van 12 februari vaststellen");
        chair.navigate(list);
        assertThat(chair.getByLabel("met wijzigingen")).isChecked();
        Chromium.isForEveryone(chair);
        Chromium.picture(chair, "list-adopt-1280");
        button(chair, "Lijst vaststellen").press("Enter");
        assertThat(station(chair)).containsText("Vastgesteld");
        assertThat(chair.locator(".regietafel-listsheet__says")).containsText("met wijzigingen. Zij verandert niet meer. Vastgelegd door H. van Wijck.");
        Chromium.isForEveryone(chair);
        Chromium.picture(chair, "list-adopted-1280");

        // It stands: nothing is left to change it with, and the later list says what was decided.
        secretary.navigate(list);
        assertThat(secretary.locator("form[action^='" + list + "']")).hasCount(0);
        assertThat(secretary.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Corrigeren")))).hasCount(3);
        Chromium.isForEveryone(secretary);
        secretary.getByText("Een overzicht maken van panden").first().press("Enter");
        secretary.waitForURL("**/regels/*");
        assertThat(secretary.getByText("De regel wijzigen")).hasCount(0);
        secretary.navigate("/vergaderingen/" + april + "/lijst");
        assertThat(secretary.locator(".regietafel-lines")).containsText("De lijst van 12 februari 2026 is vastgesteld, met één wijziging.");

        // Anyone recomputes the fingerprint, and prints the list the table knows.
        nieuwevaart.navigate(list + "/versies");
        var fingerprint = nieuwevaart.locator("tbody tr").first().locator("code").innerText().replace(" ", "");
        assertThat(fingerprint).isEqualTo(sha256(nieuwevaart.request().get(list + "/inhoud?versie=2").body()));
        Chromium.isForEveryone(nieuwevaart);
        Chromium.picture(nieuwevaart, "list-versions-1280");
        nieuwevaart.navigate(list + "/afdruk");
        assertThat(nieuwevaart.locator("thead th")).hasText(new String[] {"Onderwerp", "Door wie?"});
        assertThat(nieuwevaart.locator("main")).not().containsText("CONCEPT");
        assertThat(nieuwevaart.locator("tbody")).containsText("vóór 1 mei 2026");
        assertThat(nieuwevaart.locator("footer code").innerText().replace(" ", "")).isEqualTo(fingerprint);
        Chromium.isForEveryone(nieuwevaart);
        Chromium.picture(nieuwevaart, "list-print-1280");
        nieuwevaart.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(nieuwevaart.getByText("Terug naar de lijst")).isHidden();
        nieuwevaart.pdf(new Page.PdfOptions().setPath(Path.of("target", "pictures", "list-print.pdf")).setPreferCSSPageSize(true).setPrintBackground(true));
        nieuwevaart.navigate(list + "/afdruk?versie=1");
        assertThat(nieuwevaart.locator("main")).containsText("13 maart 2026");
        assertThat(nieuwevaart.locator("main")).containsText("CONCEPT");
    }

    /// Types a line and waits until the server has it: what waits stands elsewhere on the page.
    private static void enter(Page page, String text, int lines) {
        page.keyboard().type(text);
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(page.locator("#regels > li")).hasCount(lines);
    }

    private static Locator station(Page page) {
        return page.locator(".regietafel-ribbon [aria-current=step]");
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    private Page window(Viewer viewer) {
        return chromium.window(port, cast.signIn(viewer), 1280);
    }

    private MeetingId planned(LocalDate on) {
        return cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(on, LocalTime.of(10, 0), LocalTime.of(12, 0), null, null), new FirstAgenda.Empty())).id();
    }

    private AgendaItemId topic(MeetingId meeting, String title, AgendaItem.Kind kind, @Nullable MeetingId adopts) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null,
                new Topic(title, kind, null, null, null, null, adopts, Confidentiality.BOARD, Set.of()))).id();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
