package nl.regietafel.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Every address of docs/routes.md, as every role of the sample: pages are opened wide and at 320 px, hold no accessibility
/// violation and do not scroll sideways; for who may not, there is nothing. An address without a visit fails. It takes many
/// minutes and has not run to its end yet, so bin/test leaves it out: `mvn -pl app -am test -Dtests.only=screens -Dtests.without=`.
@Tag("screens")
@RegietafelTest
class EveryScreenTest {

    private static final List<String> ROLES = List.of("secretaris", "voorzitter", "lid", "ambtenaar", "coa", "ministerie", "toezicht", "woo",
            "waarnemer", "beheer");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /// Narrow, a page differs only between who writes and who reads.
    private static final List<String> WRITES_OR_READS = List.of("secretaris", "lid");

    /// Addresses that answer something else than a page, and why.
    private static final Map<String, String> NO_PAGE = Map.of(
            "/gezond", "JSON for a monitor",
            "/aanmelden/tweede-stap", "a step of signing in with a password: see the journey of an empty installation",
            "/aanmelden/tweede-stap/code.svg", "a picture",
            "/uitnodiging/{token}", "needs an invitation: see the journey of an empty installation",
            "/inrichten", "only in an empty installation: see its journey");

    private static final String OLD_LIST = """
            Actielijst regietafel Waterrijk
            14 november 2024
            1. Opvang
            - Besloten is dat de sporthal een half jaar openblijft.
            - Afgesproken is dat Oeverhoven dit voor de volgende keer op papier zet.
            - Er moet snel duidelijkheid komen over het geld na maart.
            2. Rondvraag
            - Koffie staat voortaan in de hal.
            """;

    @LocalServerPort
    private int port;

    @Test
    void every_screen_is_accessible_to_everyone_who_may_see_it() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "Chromium is not there");
        var wrong = new ArrayList<String>();
        var seen = new LinkedHashMap<String, Integer>();
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
             var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                 .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                         "--disable-component-update", "--disable-sync")))) {
            var addresses = addresses(browser);
            for (var role : ROLES) {
                visit(browser, role, 1280, addresses, wrong, seen);
                if (WRITES_OR_READS.contains(role)) {
                    visit(browser, role, 320, addresses, wrong, seen);
                }
            }
            visit(browser, "", 1280, Map.of("/aanmelden", List.of("/aanmelden")), wrong, seen);
        }

        assertThat(wrong).isEmpty();
        assertThat(seen).as("pages that someone could open").allSatisfy((_, times) -> assertThat(times).isPositive());
    }

    private void visit(Browser browser, String role, int width, Map<String, List<String>> addresses, List<String> wrong, Map<String, Integer> seen) {
        var options = new Browser.NewContextOptions().setViewportSize(width, 900).setBaseURL("http://localhost:" + port);
        if (!role.isEmpty()) {
            options.setExtraHTTPHeaders(Map.of("Authorization", "Bearer waterrijk-" + role));
        }
        try (var context = browser.newContext(options)) {
            var page = context.newPage();
            addresses.forEach((route, paths) -> {
                for (var path : paths) {
                    var status = page.navigate(path).status();
                    seen.merge(route, status == 200 ? 1 : 0, Integer::sum);
                    if (status != 200 && status != 404) {
                        wrong.add(role + " " + width + " " + path + ": " + status);
                    }
                    // Everyone's "not there" is one page: looked at once for each role.
                    if (status == 200 || route.endsWith("/nieuw")) {
                        look(page, role + " " + width + " " + path, wrong);
                    }
                }
            });
        }
    }

    private static void look(Page page, String where, List<String> wrong) {
        if ((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0) {
            wrong.add(where + " scrolls sideways");
        }
        for (var violation : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
            wrong.add(where + ": " + violation.getId() + " " + violation.getNodes().getFirst().getHtml());
        }
    }

    /// The pages of docs/routes.md, with things of the sample in the place of their variables: all meetings, for a list looks
    /// different in each of its states.
    private Map<String, List<String>> addresses(Browser browser) throws IOException {
        try (var context = browser.newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port)
                .setExtraHTTPHeaders(Map.of("Authorization", "Bearer waterrijk-secretaris")))) {
            var page = context.newPage();
            page.navigate("/vergaderingen");
            var meetings = found(page.content(), "/vergaderingen/([a-z0-9]{12})\"");
            var lines = new ArrayList<String>();
            var adopted = new ArrayList<String>();
            for (var meeting : meetings) {
                page.navigate("/vergaderingen/" + meeting + "/lijst");
                var these = found(page.content(), "/regels/([a-z0-9]{12})\"");
                lines.addAll(these.subList(0, Math.min(3, these.size())));
                if (!these.isEmpty() && page.navigate("/regels/" + these.getLast() + "/correctie").status() == 200) {
                    adopted.add(these.getLast());
                }
            }
            page.navigate("/vergaderingen/" + meetings.getFirst() + "/agenda");
            var topics = found(page.content(), "/onderwerpen/([a-z0-9]{12})");
            page.navigate("/inlezen");
            page.setInputFiles("#bestand", new FilePayload("lijst.txt", "text/plain", OLD_LIST.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action='/inlezen'] button").last().click();
            page.waitForURL("**/inlezen/*");
            var reviewed = page.url().replaceAll(".*/", "");
            page.navigate("/dossiers");
            var dossiers = found(page.content(), "/dossiers/([a-z0-9]{12})\"");
            page.navigate("/mensen");
            var people = found(page.content(), "/mensen/([a-z0-9]{12})\"");
            var parties = found(page.content(), "/partijen/([a-z0-9]{12})\"");

            var addresses = new LinkedHashMap<String, List<String>>();
            for (var route : routes()) {
                if (NO_PAGE.containsKey(route) || route.endsWith("/rijen") || route.endsWith("/herkend") || route.endsWith("/namen")
                        || route.endsWith("/invoer") || route.endsWith(".json")) {
                    continue;
                }
                var paths = new ArrayList<String>();
                // A list looks different in each of its states; other pages of a meeting do not.
                for (var meeting : route.endsWith("/lijst") ? meetings : List.of(meetings.getFirst())) {
                    var path = route.replace("{meeting}", meeting);
                    if (path.contains("{line}")) {
                        (route.endsWith("/correctie") ? adopted : lines).forEach(line -> paths.add(path.replace("{line}", line)));
                    } else {
                        paths.add(path.replace("{topic}", topics.getFirst()).replace("{dossier}", dossiers.getFirst())
                            .replace("/inlezen/{id}", "/inlezen/" + reviewed)
                            .replace("/mensen/{id}", "/mensen/" + people.getFirst()).replace("/partijen/{id}", "/partijen/" + parties.getFirst()));
                    }
                }
                assertThat(paths).as("a visit to " + route).isNotEmpty().noneMatch(path -> path.contains("{"));
                addresses.put(route, paths);
            }
            return addresses;
        }
    }

    private static List<String> routes() throws IOException {
        var root = Files.exists(Path.of("docs/routes.md")) ? Path.of("") : Path.of("..");
        return found(Files.readString(root.resolve("docs/routes.md")), "\\| GET \\| `([^`]+)`");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).distinct().toList();
    }
}
