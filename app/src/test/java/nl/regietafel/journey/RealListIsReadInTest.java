package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list that the product started from, sent in as a file and looked through in a real browser by keyboard alone.
@Tag("journey")
@RegietafelTest
class RealListIsReadInTest {

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
        var chromium = Chromium.running();
        var cast = new Cast(jdbc, sessions);
        var page = chromium.window(port, cast.signIn(cast.secretary), 1280);
        try (var _ = page.context()) {
            page.navigate("/inlezen");
            Chromium.isForEveryone(page);
            page.getByLabel("De lijst als bestand").setInputFiles(file);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lijst nakijken")).press("Enter");

            assertThat(page.locator("h1")).hasText("prt-drenthe-2025-11-19.txt");
            assertThat(page.locator(".regietafel-review__card--asks").first()).isVisible();
            Chromium.isForEveryone(page);
            Chromium.picture(page, "inlezen-1280");
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
            Chromium.isForEveryone(page);
            page.keyboard().press("Control+A");
            page.keyboard().type("b Dit staat er nu anders");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".regietafel-review__lines")).containsText("Dit staat er nu anders");

            page.setViewportSize(320, 800);
            Chromium.isForEveryone(page);
            Chromium.picture(page, "inlezen-320");
            page.setViewportSize(1280, 1010);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Inlezen: \\d+ regels"))).press("Enter");
            page.waitForURL(Pattern.compile(".*/vergaderingen/[a-z0-9]+/lijst"));
            assertThat(page.locator("main")).containsText("Dit staat er nu anders");
            Chromium.isForEveryone(page);
        }
        chromium.nothingBroke();
    }
}
