package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.LineParty;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossier;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.sample.SampleDay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What Lisdonk shares with the secretariat alone, in the browsers of the secretary, of Lisdonk and of Nieuwevaart: a line that is
/// limited, a line that hides its party, and a topic that only Lisdonk knows of.
@Tag("journey")
@RegietafelTest
class MemberMayNotSeeTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final String OPEN = "Alle locaties zijn vol.";
    private static final String LIMITED = "Het aanmeldcentrum vraagt om twintig bedden.";
    private static final String HIDING = "Eén locatie sluit volgend jaar.";
    private static final String UNDER_TOPIC = "De omwonenden weten het nog niet.";
    private static final String TOPIC = "Sporthal als reserve";

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
    private Dossiers dossiers;

    @Autowired
    private Lines lines;

    @Autowired
    private SampleDay day;

    private Chromium chromium;
    private LocalDate shown;
    private Cast cast;
    private MeetingId meeting;
    private Dossier dossier;
    private LineId limited;
    private LineId hiding;
    private LineId underTopic;
    private String list;

    @BeforeEach
    void four_lines_of_one_dossier() {
        chromium = Chromium.running();
        shown = day.date();
        day.set(FEBRUARY_12);
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(FEBRUARY_12, LocalTime.of(10, 0), LocalTime.of(12, 0), null, null), new FirstAgenda.Empty())).id();
        dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang", "noodopvang"));
        var reception = topic("Opvang asielzoekers", Set.of());
        var reserve = topic(TOPIC, Set.of(cast.lisdonk));
        write(reception, LineKind.SIGNAL, OPEN);
        limited = write(reception, LineKind.ANNOUNCEMENT, LIMITED);
        hiding = write(reception, LineKind.CALL, HIDING, cast.lisdonk);
        underTopic = write(reserve, LineKind.SIGNAL, UNDER_TOPIC);
        list = "/vergaderingen/" + meeting + "/lijst";
    }

    @AfterEach
    void nothing_broke() {
        day.set(shown);
        chromium.nothingBroke();
    }

    @Test
    void what_is_limited_or_hidden_is_seen_by_the_secretary_and_absent_for_another_municipality() {
        var secretary = window(cast.secretary);
        var lisdonk = window(cast.memberOfLisdonk);
        var nieuwevaart = window(cast.memberOfNieuwevaart);

        secretary.navigate("/regels/" + limited);
        secretary.getByLabel("beperkt", new Page.GetByLabelOptions().setExact(true)).check();
        secretary.getByText("Beperkt: gedeeld met").press("Enter");
        secretary.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Gedeeld met")).getByLabel("Lisdonk").press("Space");
        button(secretary, "Bewaren wie dit mag lezen").press("Enter");
        assertThat(secretary.locator("#regel-" + limited)).containsText("beperkt");
        Chromium.isForEveryone(secretary);
        Chromium.picture(secretary, "line-limited-1280");
        secretary.navigate("/regels/" + hiding);
        secretary.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Partijen die de lijst niet noemt")).getByLabel("Lisdonk").press("Space");
        button(secretary, "Bewaren wie verborgen is").press("Enter");
        assertThat(secretary.locator("#regel-" + hiding)).containsText("verborgen in de lijst");
        Chromium.isForEveryone(secretary);

        secretary.navigate(list);
        assertThat(secretary.locator(".regietafel-ribbon")).containsText("4 regels");
        assertThat(secretary.locator("main")).containsText("Leden: 3 regels anders");
        for (var words : List.of(OPEN, LIMITED, HIDING, UNDER_TOPIC, TOPIC)) {
            assertThat(secretary.locator(".regietafel-sheet--document")).containsText(words);
        }
        Chromium.picture(secretary, "list-limited-secretary-1280");
        button(secretary, "Rondsturen").press("Enter");
        assertThat(secretary.locator(".regietafel-ribbon [aria-current=step]")).containsText("Rondgezonden");
        Chromium.isForEveryone(secretary);

        // For Nieuwevaart there is one line, one call of a municipality, and nothing else.
        nieuwevaart.navigate(list);
        assertThat(nieuwevaart.locator(".regietafel-sheet--document .regietafel-line")).hasCount(2);
        assertThat(nieuwevaart.locator(".regietafel-sheet--document")).containsText("Een gemeente");
        tellsNothing(nieuwevaart);
        Chromium.isForEveryone(nieuwevaart);
        Chromium.picture(nieuwevaart, "list-limited-member-1280");
        nieuwevaart.navigate(list + "/afdruk");
        assertThat(nieuwevaart.locator("main")).containsText("Een gemeente");
        assertThat(nieuwevaart.locator("main")).containsText("2026-1/2");
        tellsNothing(nieuwevaart);
        Chromium.isForEveryone(nieuwevaart);
        nieuwevaart.navigate(list + "/versies");
        assertThat(nieuwevaart.locator("main")).containsText("Versie 1");
        tellsNothing(nieuwevaart);
        var content = nieuwevaart.request().get(list + "/inhoud?versie=1").text();
        assertThat(content).contains(OPEN, HIDING).doesNotContain(LIMITED, UNDER_TOPIC, TOPIC, "Lisdonk", cast.lisdonk.value());
        for (var line : List.of(limited, underTopic)) {
            assertThat(nieuwevaart.navigate("/regels/" + line).status()).isEqualTo(404);
            assertThat(nieuwevaart.locator("h1")).hasText("Deze pagina is er niet");
            tellsNothing(nieuwevaart);
            Chromium.isForEveryone(nieuwevaart);
        }
        nieuwevaart.navigate("/regels/" + hiding);
        assertThat(nieuwevaart.locator("#regel-" + hiding)).containsText("Een gemeente");
        tellsNothing(nieuwevaart);
        Chromium.isForEveryone(nieuwevaart);
        nieuwevaart.navigate("/dossiers/" + dossier.id());
        assertThat(nieuwevaart.locator(".regietafel-line")).hasCount(2);
        tellsNothing(nieuwevaart);
        Chromium.isForEveryone(nieuwevaart);
        Chromium.picture(nieuwevaart, "dossier-limited-member-1280");
        nieuwevaart.navigate("/vergaderingen");
        assertThat(nieuwevaart.locator("main")).containsText(Pattern.compile("\\b1 onderwerp\\b"));
        nieuwevaart.navigate("/vergaderingen/" + meeting);
        assertThat(nieuwevaart.locator(".regietafel-agenda__title")).hasText(new String[] {"Opvang asielzoekers"});
        assertThat(nieuwevaart.content()).doesNotContain(TOPIC);

        // For Lisdonk and for the secretary it is all there.
        for (var page : List.of(lisdonk, secretary)) {
            assertThat(page.navigate("/regels/" + limited).status()).isEqualTo(200);
            assertThat(page.locator("#regel-" + limited)).containsText(LIMITED);
            Chromium.isForEveryone(page);
            assertThat(page.navigate("/regels/" + underTopic).status()).isEqualTo(200);
            page.navigate("/dossiers/" + dossier.id());
            assertThat(page.locator(".regietafel-line")).hasCount(4);
            Chromium.isForEveryone(page);
            page.navigate("/vergaderingen");
            assertThat(page.locator("main")).containsText("2 onderwerpen");
            page.navigate("/vergaderingen/" + meeting);
            assertThat(page.locator(".regietafel-agenda__title")).hasText(new String[] {"Opvang asielzoekers", TOPIC});
            Chromium.isForEveryone(page);
        }
        // The members' list is one list for all members: not even Lisdonk finds there what is limited.
        lisdonk.navigate(list);
        assertThat(lisdonk.locator(".regietafel-sheet--document .regietafel-line")).hasCount(2);
    }

    /// Not in any byte of the page.
    private void tellsNothing(Page page) {
        assertThat(page.content()).doesNotContain(LIMITED, UNDER_TOPIC, TOPIC, "Lisdonk", cast.lisdonk.value(), limited.value(), underTopic.value());
    }

    private static com.microsoft.playwright.Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    private Page window(Viewer viewer) {
        return chromium.window(port, cast.signIn(viewer), 1280);
    }

    private AgendaItemId topic(String title, Set<PartyId> sharedWith) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic(title, AgendaItem.Kind.REGULAR, null, null,
                null, null, null, sharedWith.isEmpty() ? Confidentiality.BOARD : Confidentiality.LIMITED, sharedWith))).id();
    }

    private LineId write(AgendaItemId topic, LineKind kind, String text, PartyId... parties) {
        var owners = List.of(parties).stream().map(party -> new LineParty(party, null, null, "Lisdonk", null, false)).toList();
        var said = new Line.Said(kind, text, owners, null, false, null, false, dossier.id());
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }
}
