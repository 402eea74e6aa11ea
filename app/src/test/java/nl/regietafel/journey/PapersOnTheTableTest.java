package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.paper.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The secretary lays papers on the table, a member reads them, and a paper stands beside the lines while people talk.
@Tag("journey")
@RegietafelTest
class PapersOnTheTableTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;

    private Chromium chromium;
    private Cast cast;
    private MeetingId meeting;
    private AgendaItemId topic;

    @BeforeEach
    void a_meeting_with_a_topic() {
        chromium = Chromium.running();
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null),
                new FirstAgenda.Empty())).id();
        topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Opvang asielzoekers", AgendaItem.Kind.REGULAR,
                null, null, null, null, null, Confidentiality.BOARD, Set.of()))).id();
    }

    @Test
    void papers_are_laid_on_the_table_and_read_beside_the_lines() {
        var page = chromium.window(port, cast.signIn(cast.secretary), 1280);
        page.navigate("/vergaderingen/" + meeting);
        Chromium.isForEveryone(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stuk toevoegen")).click();

        page.getByLabel("Bestand").setInputFiles(pdf("bezetting_februari.pdf"));
        assertThat(page.getByLabel("Titel")).hasValue("Bezetting februari");
        Chromium.isForEveryone(page);
        Chromium.picture(page, "stukken-toevoegen");
        button(page, AriaRole.BUTTON, "Op tafel leggen").click();
        assertThat(button(page, AriaRole.LINK, "Bezetting februari")).isVisible();
        page.getByLabel("Bestand").setInputFiles(List.of(pdf("een.pdf"), pdf("twee.pdf")).toArray(FilePayload[]::new));
        button(page, AriaRole.BUTTON, "Op tafel leggen").click();
        assertThat(page.locator(".regietafel-papers li")).hasCount(3);

        page.navigate("/vergaderingen/" + meeting);
        assertThat(page.locator("[id='" + topic + "'] .regietafel-papers li")).hasCount(3);
        Chromium.isForEveryone(page);
        Chromium.picture(page, "stukken-agenda");
        narrow(page);
        Chromium.picture(page, "stukken-agenda-320");
        page.setViewportSize(1280, 900);
        button(page, AriaRole.LINK, "Bezetting februari").click();
        Chromium.isForEveryone(page);
        Chromium.picture(page, "stuk");
        narrow(page);
        Chromium.picture(page, "stuk-320");

        beside(page);
        dropped(page);
        chromium.nothingBroke();
    }

    /// Wide, a paper opens beside the lines by keyboard and closes again; narrow, its link is a link.
    private void beside(Page page) {
        page.setViewportSize(1280, 900);
        page.navigate("/vergaderingen/" + meeting + "/notuleren/" + topic);
        var link = page.locator("a[data-view]").first();
        link.focus();
        page.keyboard().press("Enter");
        var pane = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Bezetting februari"));
        assertThat(pane).isVisible();
        assertThat(pane.getByRole(AriaRole.HEADING)).isFocused();
        assertThat(page.locator("#onderwerp")).isVisible();
        page.waitForCondition(() -> showsPaper(page.locator("iframe").screenshot()));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "stuk-naast-de-regels.png")));   // as it is seen: it would change with the window
        assertThat(pane).isVisible();
        page.keyboard().press("Escape");
        assertThat(pane).hasCount(0);
        assertThat(link).isFocused();

        page.setViewportSize(320, 900);
        var popup = page.waitForPopup(link::click);
        assertThat(popup).hasURL(Pattern.compile(".*/stukken/.*"));
        popup.close();
        assertThat(page.locator("iframe")).hasCount(0);
        Chromium.isForEveryone(page);
    }

    /// Whether the white of a page is seen in the dark of the viewer: a PDF that is kept out has none.
    private static boolean showsPaper(byte[] picture) {
        try {
            var seen = ImageIO.read(new ByteArrayInputStream(picture));
            var dots = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
            return Arrays.stream(dots).filter(dot -> (dot & 0xffffff) == 0xffffff).count() > dots.length / 20
                    && Arrays.stream(dots).anyMatch(dot -> (dot & 0xff) < 0x40);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that is dropped on a topic of the agenda goes into the form of that topic.
    private void dropped(Page page) {
        page.setViewportSize(1280, 900);
        page.navigate("/vergaderingen/" + meeting);
        page.evaluate("""
                ([topic, bytes]) => {
                    const files = new DataTransfer();
                    files.items.add(new File([new Uint8Array(bytes)], "gesleept.pdf"));
                    const on = document.getElementById(topic);
                    for (const type of ["dragenter", "dragover", "drop"]) {
                        on.dispatchEvent(new DragEvent(type, {dataTransfer: files, bubbles: true, cancelable: true}));
                    }
                }""", List.of(topic.value(), numbers(SampleFiles.pdf("Gesleept"))));
        assertThat(button(page, AriaRole.LINK, "Gesleept")).isVisible();
    }

    private static List<Integer> numbers(byte[] bytes) {
        var numbers = new ArrayList<Integer>();
        for (var each : bytes) {
            numbers.add(each & 0xff);
        }
        return numbers;
    }

    private static void narrow(Page page) {
        page.setViewportSize(320, 900);
        Chromium.isForEveryone(page);
    }

    private static FilePayload pdf(String name) {
        return new FilePayload(name, "application/pdf", SampleFiles.pdf("Inhoud van " + name));
    }

    private static Locator button(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
