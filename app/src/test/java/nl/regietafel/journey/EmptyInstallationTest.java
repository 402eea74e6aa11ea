package nl.regietafel.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// A table begins: from the code that an empty installation prints at its start, by way of the first secretary and the parties,
/// to a member who opens an invitation and signs in.
@Tag("journey")
@ExtendWith(OutputCaptureExtension.class)
@RegietafelTest
@TestPropertySource(properties = {"regietafel.sample=none", "regietafel.test=an installation of its own"})
class EmptyInstallationTest {

    private static final String PASSWORD = "vier schapen op een dijk";
    private static final String OF_MEMBER = "zeven zwanen in de sloot";

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private Chromium chromium;
    private String code;

    @BeforeEach
    void an_empty_installation_has_printed_its_code(CapturedOutput printed) {
        chromium = Chromium.running();
        var found = Pattern.compile("Eenmalige code: (\\S+)").matcher(printed.getAll());
        assertThat(found.find()).isTrue();
        code = found.group(1);
    }

    @AfterEach
    void nothing_broke() {
        chromium.nothingBroke();
    }

    @Test
    void a_table_begins_with_a_code_and_its_first_member_signs_in() {
        var secretary = chromium.window(port, 1280);
        secretary.navigate("/");
        assertThat(secretary).hasURL(Pattern.compile("/inrichten$"));
        isForEveryone(secretary, "setup");
        type(secretary, "Eenmalige code", "dit is hem niet");
        type(secretary, "Naam van de regietafel", "Provinciale regietafel Lage Landen");
        type(secretary, "Korte naam", "Lage Landen");
        type(secretary, "Uw naam", "Marit Hogendoorn");
        type(secretary, "Uw e-mailadres", "marit@lagelanden.example");
        type(secretary, "Nieuw wachtwoord", PASSWORD);
        type(secretary, "Hetzelfde wachtwoord nog een keer", PASSWORD);
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator("#code-fout")).containsText("Deze code klopt niet");
        assertThat(field(secretary, "Uw naam")).hasValue("Marit Hogendoorn");
        isForEveryone(secretary, "setup-wrong-code");
        type(secretary, "Eenmalige code", code);
        type(secretary, "Nieuw wachtwoord", PASSWORD);
        type(secretary, "Hetzelfde wachtwoord nog een keer", PASSWORD);
        secretary.keyboard().press("Enter");

        // Who keeps the list has a second step.
        assertThat(secretary).hasURL(Pattern.compile("/aanmelden/tweede-stap"));
        secretary.waitForFunction("document.querySelector('.regietafel-steps img')?.naturalWidth > 0");
        isForEveryone(secretary, "second-step");
        var secret = secretary.locator(".regietafel-secret").innerText().replaceAll("\\s", "");
        type(secretary, "Code van zes cijfers", "000000");
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator("#code-fout")).isVisible();
        Chromium.isForEveryone(secretary);
        type(secretary, "Code van zes cijfers", oneTimeCode(secret));
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator(".regietafel-header")).containsText("Lage Landen");
        assertThat(secretary.locator(".regietafel-person")).containsText("Marit Hogendoorn");
        isForEveryone(secretary, "first-page");
        assertThat(secretary.navigate("/inrichten").status()).as("it closes for good").isEqualTo(404);
        for (var empty : new String[] {"/vergaderingen", "/vergaderingen/nieuw", "/dossiers", "/inlezen", "/account"}) {
            assertThat(secretary.navigate(empty).status()).isEqualTo(200);
            Chromium.isForEveryone(secretary);
        }

        // A party at the table, and who speaks for it.
        secretary.navigate("/mensen");
        secretary.getByText("Partij erbij").press("Enter");
        type(secretary, "Naam van de partij", "Lisdonk");
        type(secretary, "Andere namen, elk op een eigen regel", "gemeente Lisdonk");
        Chromium.isForEveryone(secretary);
        button(secretary, "Partij bewaren").press("Enter");
        assertThat(secretary.locator("h1")).hasText("Lisdonk");
        Chromium.isForEveryone(secretary);
        secretary.navigate("/mensen");
        assertThat(secretary.locator("table")).containsText("Er zit nu niemand voor Lisdonk.");
        isForEveryone(secretary, "people-first-party");
        var someone = secretary.locator("form[action='/mensen']");
        someone.getByLabel("Naam", new Locator.GetByLabelOptions().setExact(true)).fill("Joost Terpstra");
        someone.getByLabel("Voor wie?").selectOption("Lisdonk");
        someone.getByLabel("Rol").selectOption("lid");
        someone.getByLabel("Titel").fill("wethouder");
        button(secretary, "Persoon bewaren").press("Enter");
        assertThat(secretary.locator("main")).containsText("Heeft nog geen account.");
        Chromium.isForEveryone(secretary);
        type(secretary, "E-mailadres", "joost@lisdonk.example");
        secretary.keyboard().press("Enter");
        assertThat(secretary.locator("#link")).hasText("Uitnodiging");
        isForEveryone(secretary, "invitation");
        var link = secretary.locator(".regietafel-secret").innerText();

        // Joost opens it, chooses a password, and is in.
        var joost = chromium.window(port, 1280);
        joost.navigate(link);
        assertThat(joost.locator("h1")).hasText("Welkom bij Regietafel");
        isForEveryone(joost, "invited");
        type(joost, "Nieuw wachtwoord", OF_MEMBER);
        type(joost, "Hetzelfde wachtwoord nog een keer", "iets anders dan dit");
        joost.keyboard().press("Enter");
        assertThat(joost.locator("#again-fout")).isVisible();
        Chromium.isForEveryone(joost);
        type(joost, "Nieuw wachtwoord", OF_MEMBER);
        type(joost, "Hetzelfde wachtwoord nog een keer", OF_MEMBER);
        joost.keyboard().press("Enter");
        assertThat(joost.locator(".regietafel-person")).containsText("Joost Terpstra");
        isForEveryone(joost, "member-first-page");
        assertThat(joost.navigate(link).status()).as("it works once").isEqualTo(404);
        assertThat(joost.locator("h1")).hasText("Deze link werkt niet");
        isForEveryone(joost, "invitation-used");

        // He leaves, and comes back with what he chose.
        joost.navigate("/account");
        Chromium.isForEveryone(joost);
        joost.locator(".regietafel-person summary").press("Enter");
        joost.locator(".regietafel-person").getByText("Afmelden").press("Enter");
        assertThat(joost).hasURL(Pattern.compile("/aanmelden"));
        isForEveryone(joost, "sign-in");
        type(joost, "E-mailadres", "joost@lisdonk.example");
        type(joost, "Wachtwoord", "dit is het niet");
        joost.keyboard().press("Enter");
        assertThat(joost.locator("[role=alert], .regietafel-errors, .regietafel-field__error").first()).isVisible();
        Chromium.isForEveryone(joost);
        type(joost, "Wachtwoord", OF_MEMBER);
        joost.keyboard().press("Enter");
        assertThat(joost.locator(".regietafel-person")).containsText("Joost Terpstra");
        secretary.reload();
        secretary.navigate("/mensen");
        secretary.getByText("Joost Terpstra").press("Enter");
        assertThat(secretary.locator("main")).containsText("Meldt zich aan met joost@lisdonk.example");
        Chromium.isForEveryone(secretary);
    }

    /// Also on a telephone, with a picture of both.
    private static void isForEveryone(Page page, String name) {
        Chromium.isForEveryone(page);
        Chromium.picture(page, name + "-1280");
        page.setViewportSize(320, 800);
        Chromium.isForEveryone(page);
        Chromium.picture(page, name + "-320");
        page.setViewportSize(1280, 900);
    }

    private static void type(Page page, String label, String text) {
        field(page, label).fill(text);
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    /// What an app on a telephone shows for the secret it was given.
    private String oneTimeCode(String secret) {
        var bits = new BigInteger(1, new byte[0]);
        for (var letter : secret.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        var bytes = new byte[secret.length() * 5 / 8];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = bits.byteValue();
            bits = bits.shiftRight(8);
        }
        try {
            var app = new TimeBasedOneTimePasswordGenerator();
            return app.generateOneTimePasswordString(new SecretKeySpec(bytes, app.getAlgorithm()), clock.instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
