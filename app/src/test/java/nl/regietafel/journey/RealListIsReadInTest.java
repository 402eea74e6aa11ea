package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list that the product started from, sent in as a file and looked through in a real browser by keyboard alone.
@RegietafelTest
class RealListIsReadInTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Test
    void the_real_list_becomes_a_meeting_by_keyboard_alone() {
        var file = Path.of("").toAbsolutePath().getParent().resolveSibling("shared").resolve("seed/prt-drenthe-2025-11-19.txt");
        assumeThat(file).exists();
        assumeThat(CHROMIUM).exists();
        var cast = new Cast(jdbc, sessions);
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
             var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
             var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 1010).setReducedMotion(ReducedMotion.REDUCE))) {
            var home = "http://127.0.0.1:" + port;
            context.addCookies(List.of(new Cookie("regietafel", cast.signIn(cast.secretary)).setUrl(home)));
            var page = context.newPage();
            page.setDefaultTimeout(60_000);

            page.navigate(home + "/inlezen");
            mustBeAccessible(page);
            page.getByLabel("De lijst als bestand").setInputFiles(file);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lijst nakijken")).press("Enter");

            assertThat(page.locator("h1")).hasText("prt-drenthe-2025-11-19.txt");
            assertThat(page.locator(".regietafel-review__card--asks").first()).isVisible();
            mustBeAccessible(page);
            show(page, "inlezen-1280");
            var doubts = page.locator(".regietafel-review__card--asks").count();

            page.keyboard().press("j");
            assertThat(page.locator(".regietafel-review__card--asks").first()).isFocused();
            assertThat(page.locator("[data-here]")).hasCount(1);
            page.keyboard().press("3");
            page.waitForURL(Pattern.compile(".*#regel-\\d+"));
            assertThat(page.locator(".regietafel-review__card--asks:focus")).hasCount(1);
            assertThat(page.locator(".regietafel-review__card--asks").count()).isLessThanOrEqualTo(doubts);

            page.keyboard().press("0");
            assertThat(page.getByLabel("De regel")).isFocused();
            mustBeAccessible(page);
            page.keyboard().press("Control+A");
            page.keyboard().type("b Dit staat er nu anders");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".regietafel-review__lines")).containsText("Dit staat er nu anders");

            page.setViewportSize(320, 800);
            mustBeAccessible(page);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 320")).isTrue();
            show(page, "inlezen-320");
            page.setViewportSize(1280, 1010);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Inlezen: \\d+ regels"))).press("Enter");
            page.waitForURL(Pattern.compile(".*/vergaderingen/[a-z0-9]+/lijst"));
            assertThat(page.locator("main")).containsText("Dit staat er nu anders");
            mustBeAccessible(page);
        }
    }

    private static void show(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/journey", name + ".png")));
    }

    private static void mustBeAccessible(Page page) {
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations()).as("at " + page.url())
            .allSatisfy(violation -> assertThat(violation.getId() + " " + violation.getNodes()).isEmpty());
    }
}
