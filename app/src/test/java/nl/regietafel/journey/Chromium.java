package nl.regietafel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/// A real browser for the journeys: one Chromium for a run, one window (with its own cookies and storage) for each person.
/// Where Chromium is not installed the journeys are reported as skipped.
public final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static Chromium running;

    private final Browser browser;
    private final List<String> mistakes = new ArrayList<>();

    private Chromium() {
        var playwright = Playwright.create();
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    public static Chromium running() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "Chromium is not installed");
        if (running == null) {
            running = new Chromium();
        }
        running.mistakes.clear();
        return running;
    }

    /// A window of someone who is signed in, on the application at this port.
    public Page window(int port, String sessionToken, int width) {
        var page = window(port, width);
        signIn(page, port, sessionToken);
        return page;
    }

    /// A window of someone who has not signed in.
    public Page window(int port, int width) {
        var context = browser.newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port)
            .setViewportSize(width, 900).setLocale("nl-NL").setTimezoneId("Europe/Amsterdam").setReducedMotion(ReducedMotion.REDUCE));
        var page = context.newPage();
        page.onPageError(mistakes::add);
        return page;
    }

    public static void signIn(Page page, int port, String sessionToken) {
        page.context().addCookies(List.of(new Cookie("regietafel", sessionToken).setUrl("http://localhost:" + port)));
    }

    /// No script of ours went wrong in any window of this journey, and the windows are closed.
    public void nothingBroke() {
        browser.contexts().forEach(BrowserContext::close);
        assertThat(mistakes).isEmpty();
    }

    /// Everyone can use the page as it now is, and it does not scroll sideways.
    public static void isForEveryone(Page page) {
        assertThat(hindrances(page)).as(() -> "What hinders people on " + page.title()).isEmpty();
    }

    /// What keeps people from using the page as it now is: what axe finds, and scrolling sideways.
    static List<String> hindrances(Page page) {
        var onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        var hindrances = new AxeBuilder(page).setLegacyMode(true).options(onlyViolations).withTags(RULES).analyze().getViolations().stream()
            .map(violation -> violation.getId() + ": " + violation.getHelp() + " " + violation.getNodes().stream().map(node -> node.getHtml()).toList())
            .collect(Collectors.toCollection(ArrayList::new));
        var sideways = (String) page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")]
                    .filter(each => each.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(each => each.outerHTML.slice(0, 120)).join(" ")""");
        if (!sideways.isEmpty()) {
            hindrances.add("scrolls sideways: " + sideways);
        }
        return hindrances;
    }

    /// What the page looks like now, in target/pictures, for who wants to see.
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")).setFullPage(true));
    }
}
