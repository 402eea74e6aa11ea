package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.ZoneOffset;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.web.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@RegietafelTest
class SignInPageTest {

    private static final String PASSWORD = "vier schapen op een dijk";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Accounts accounts;

    private Cast cast;
    private String email;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        email = RandomId.fresh() + "@lisdonk.example";
        accounts.open(cast.memberOfLisdonk.person(), "J. Terpstra", email, PASSWORD);
    }

    private Browser.Answer signIn(Browser browser, String email, String password) {
        return browser.send(browser.open("/aanmelden").form("/aanmelden").with("email", email).with("password", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretaris", "voorzitter", "lid", "ambtenaar", "coa", "ministerie", "toezicht", "woo", "waarnemer", "beheer"})
    void in_the_sample_each_role_signs_in_by_its_token_without_a_session(String name) throws Exception {
        mvc.perform(get("/mensen").header("Authorization", "Bearer waterrijk-" + name))
            .andExpect(status().isOk())
            .andExpect(header().doesNotExist("Set-Cookie"))
            .andExpect(header().string("Cache-Control", containsString("no-store")));
        mvc.perform(post("/voorbeeld/onbekend").header("Authorization", "Bearer waterrijk-" + name)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer waterrijk-niemand", "Bearer ", "Bearer waterrijk-", "Basic d2F0ZXJyaWprOg==", "waterrijk-secretaris", "Bearer secretaris"})
    void an_unknown_token_is_answered_401_also_with_a_good_session(String authorization) throws Exception {
        mvc.perform(get("/mensen").header("Authorization", authorization).cookie(new Cookie("regietafel", cast.signIn(cast.secretary))))
            .andExpect(status().isUnauthorized());
    }

    @Test
    void one_click_signs_in_and_one_click_signs_out() {
        var browser = new Browser(mvc);
        var page = browser.open("/aanmelden?naar=/mensen");
        assertThat(page.text()).contains("Marit Hogendoorn", "voorzitter, commissaris van de Koning", "Femke Adema");

        var in = browser.send(page.form("/aanmelden/voorbeeld").with("wie", "terpstra0000"));
        assertThat(in.location()).isEqualTo("/mensen");
        assertThat(browser.open("/mensen").text()).contains("Joost Terpstra", "VOORBEELD");
        var token = browser.cookie("regietafel");

        browser.send(signOut(browser.open("/mensen")));
        assertThat(new Browser(mvc, token).open("/mensen").location()).startsWith("/aanmelden");
    }

    /// The form stands there twice: behind one's name, and in the menu of a narrow screen.
    private static Browser.Form signOut(Browser.Answer page) {
        page.page().select(".regietafel-menu form[action='/afmelden']").remove();
        return page.form("/afmelden");
    }

    @Test
    void nobody_is_sent_elsewhere_after_signing_in() {
        var browser = new Browser(mvc);
        var page = browser.open("/aanmelden?naar=https://elders.example/");

        assertThat(browser.send(page.form("/aanmelden/voorbeeld").with("wie", "terpstra0000").with("naar", "//elders.example")).location()).isEqualTo("/");
    }

    @Test
    void a_form_without_its_token_changes_nothing() throws Exception {
        mvc.perform(post("/mensen").cookie(new Cookie("regietafel", cast.signIn(cast.secretary))).param("name", "Indringer"))
            .andExpect(status().isForbidden());
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_one_answer() {
        var wrong = signIn(new Browser(mvc), email, "niet het wachtwoord");
        var unknown = signIn(new Browser(mvc), "niemand-" + email, "niet het wachtwoord");

        assertThat(wrong.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(wrong.text()).isEqualTo(unknown.text()).contains("horen niet bij elkaar");
    }

    @Test
    void guessing_delays_who_guesses_and_nobody_else() {
        var guesser = new Browser(mvc).at("203.0.113.9");
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(signIn(guesser, email, "gok nummer " + i).status()).isEqualTo(422);
        }

        assertThat(signIn(guesser, email, PASSWORD).status()).as("even a right one waits now").isEqualTo(429);
        assertThat(signIn(guesser, "collega-" + email, "fout").status()).as("a colleague at that address").isEqualTo(422);
        assertThat(signIn(new Browser(mvc).at("203.0.113.10"), email, PASSWORD).location()).as("the owner elsewhere").isEqualTo("/");
    }

    @Test
    void where_one_signed_in_before_one_gets_in_whatever_others_try_from_there() {
        var owner = new Browser(mvc).at("203.0.113.20");
        assertThat(signIn(owner, email, PASSWORD).location()).isEqualTo("/");
        sessions.endAll(cast.memberOfLisdonk.person());
        var guesser = new Browser(mvc).at("203.0.113.20");
        for (int i = 0; i < Attempts.FREE + 3; i++) {
            signIn(guesser, email, "gok nummer " + i);
        }

        assertThat(signIn(owner, email, PASSWORD).location()).isEqualTo("/");
        assertThat(owner.open("/mensen").status()).isEqualTo(200);
    }

    @Test
    void a_session_planted_beforehand_is_not_the_one_that_signs_in() {
        var planted = cast.signIn(cast.memberOfNieuwevaart);
        var victim = new Browser(mvc, planted);
        assertThat(victim.open("/aanmelden").location()).as("who is signed in goes on").isEqualTo("/");
        sessions.end(planted);

        signIn(victim, email, PASSWORD);

        assertThat(victim.cookie("regietafel")).isNotEqualTo(planted);
        assertThat(new Browser(mvc, planted).open("/mensen").location()).startsWith("/aanmelden");
    }

    @Test
    void a_session_ends_when_it_is_idle_and_after_a_working_day() {
        var idle = new Browser(mvc, cast.signIn(cast.secretary));
        assertThat(idle.open("/mensen").status()).isEqualTo(200);
        jdbc.sql("update directory.session set seen_at = :then where token_hash = :hash")
            .param("then", Instant.now().minus(Sessions.IDLE).minusSeconds(1).atOffset(ZoneOffset.UTC))
            .param("hash", Sessions.hash(idle.cookie("regietafel"))).update();
        assertThat(idle.open("/mensen").location()).startsWith("/aanmelden");

        var old = new Browser(mvc, cast.signIn(cast.secretary));
        jdbc.sql("update directory.session set created_at = :then where token_hash = :hash")
            .param("then", Instant.now().minus(Sessions.LONGEST).minusSeconds(1).atOffset(ZoneOffset.UTC))
            .param("hash", Sessions.hash(old.cookie("regietafel"))).update();
        assertThat(old.open("/mensen").location()).startsWith("/aanmelden");
    }

    @Test
    void a_secretary_with_only_a_password_gets_no_further() {
        var address = RandomId.fresh() + "@secretariaat.example";
        accounts.open(cast.secretary.person(), "Marit Hogendoorn", address, PASSWORD);
        var browser = new Browser(mvc);
        signIn(browser, address, PASSWORD);

        assertThat(browser.open("/mensen").location()).isEqualTo("/aanmelden/tweede-stap?naar=%2Fmensen");
        assertThat(browser.open("/account").location()).startsWith("/aanmelden/tweede-stap");
        assertThat(browser.open("/aanmelden/tweede-stap").text()).contains("Code van zes cijfers");
    }

    @Test
    void a_closed_account_opens_nothing() {
        var browser = new Browser(mvc);
        signIn(browser, email, PASSWORD);
        assertThat(browser.open("/mensen").status()).isEqualTo(200);

        assertThat(browser.send(browser.open("/account").form("/account/einde")).location()).isEqualTo("/aanmelden?afgemeld");

        assertThat(browser.open("/mensen").location()).startsWith("/aanmelden");
        assertThat(signIn(browser, email, PASSWORD).status()).isEqualTo(422);
    }
}
