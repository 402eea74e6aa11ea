package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import nl.regietafel.sample.Waterrijk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A member looks for what was once said, by keyboard alone: from the header of a page to a line, by words, names and filters,
/// with a mistake on the way, and keeps the query.
@Tag("journey")
@RegietafelTest
class MemberFindsLineTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Test
    void from_any_page_to_a_line_by_keyboard() {
        var chromium = Chromium.running();
        var page = chromium.window(port, sessions.start(Waterrijk.NAMES.get("lid"), null, true), 1280);
        page.navigate("/vergaderingen");

        page.keyboard().press("/");
        assertThat(page.locator("#zoek")).isFocused();
        page.keyboard().type("opvang");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Alle regels");
        assertThat(page.locator(".regietafel-query__says")).containsText("Regels met opvang");
        assertThat(page.locator(".regietafel-query__count")).hasText(Pattern.compile("\\d+ regels?\\."));
        looks(page, "register-word");

        // A name is completed from its first letters, and Enter asks.
        page.keyboard().press("/");
        assertThat(page.locator("#vraag")).isFocused();
        page.keyboard().type("soort:act");
        assertThat(page.locator("#vraag-keuzes [aria-selected=true]")).containsText("actie");
        Chromium.isForEveryone(page);
        page.keyboard().press("Enter");
        page.keyboard().type("@oev");
        assertThat(page.locator("#vraag-keuzes [aria-selected=true]")).containsText("Oeverhoven");
        page.keyboard().press("Enter");
        assertThat(page.locator("#vraag")).hasValue("soort:actie @oeverhoven ");
        page.keyboard().press("Enter");
        assertThat(page.locator(".regietafel-query__says")).containsText("Acties van of voor Oeverhoven");
        assertThat(page.locator("[data-row]").first()).isVisible();

        // A word that is not understood stays, is marked, and one press away from what was meant.
        page.keyboard().press("/");
        page.keyboard().press("End");
        page.keyboard().type("is:opne");
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(page.locator(".regietafel-query__wrong")).hasText("is:opne");
        assertThat(page.locator("#vraag")).hasValue("soort:actie @oeverhoven is:opne");
        looks(page, "register-mistake");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("is:open").setExact(true)).press("Enter");
        assertThat(page.locator(".regietafel-query__says")).containsText("die nog open staan");

        // Kept, for oneself.
        page.locator("summary", new Page.LocatorOptions().setHasText("Zoekvraag bewaren")).press("Enter");
        page.getByLabel("Naam").fill("Open bij Oeverhoven");
        Chromium.isForEveryone(page);
        page.getByLabel("Naam").press("Enter");
        assertThat(page.locator(".regietafel-refine__saved")).containsText("Open bij Oeverhoven");
        page.navigate("/registers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open bij Oeverhoven").setExact(true)).press("Enter");
        assertThat(page.locator("#vraag")).hasValue("soort:actie @oeverhoven is:open");

        // All, the oldest first; down two rows, up one, and in.
        page.navigate("/registers");
        looks(page, "register");
        page.locator("th a", new Page.LocatorOptions().setHasText("Vergadering")).press("Enter");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Vergadering");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        var row = page.locator("[data-row]").first().locator("a").first();
        assertThat(row).isFocused();
        var address = row.getAttribute("href");
        page.keyboard().press("Enter");
        page.waitForURL("**" + address);
        assertThat(page.url()).endsWith(address);

        chromium.nothingBroke();
    }

    @Test
    void a_phone_asks_from_the_menu() {
        var chromium = Chromium.running();
        var page = chromium.window(port, sessions.start(Waterrijk.NAMES.get("lid"), null, true), 320);
        page.navigate("/vergaderingen");

        page.locator(".regietafel-menu > summary").click();
        page.locator(".regietafel-menu").getByRole(AriaRole.SEARCHBOX).fill("huisvesting");
        page.locator(".regietafel-menu").getByRole(AriaRole.SEARCHBOX).press("Enter");

        assertThat(page.locator(".regietafel-query__says")).containsText("Regels met huisvesting");
        Chromium.isForEveryone(page);
        chromium.nothingBroke();
    }

    private static void looks(Page page, String name) {
        for (var width : new int[] {1280, 320}) {
            page.setViewportSize(width, 900);
            Chromium.isForEveryone(page);
            Chromium.picture(page, name + "-" + width);
        }
        page.setViewportSize(1280, 900);
    }
}
