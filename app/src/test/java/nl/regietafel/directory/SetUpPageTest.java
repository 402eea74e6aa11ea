package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import nl.regietafel.Browser;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/// An installation without the sample, from empty.
@RegietafelTest
@TestPropertySource(properties = "regietafel.sample=none")
class SetUpPageTest {

    private static final String PASSWORD = "vier schapen op een dijk";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private SetUp setUp;

    @Autowired
    private Clock clock;

    @Test
    void an_empty_installation_is_set_up_once_and_gets_its_second_secretary() throws Exception {
        assertThatTheSampleIsAbsent();
        var old = setUp.freshCode();
        var code = setUp.freshCode();
        var marit = new Browser(mvc);

        assertThat(marit.open("/aanmelden").location()).isEqualTo("/inrichten");
        var form = marit.open("/inrichten").form("/inrichten").with("board", "Provinciale regietafel Lage Landen").with("shortName", "Lage Landen")
                .with("name", "Marit Hogendoorn").with("email", "marit@lagelanden.example").with("password", PASSWORD).with("again", PASSWORD);

        var refused = marit.send(form.with("code", old));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().getElementById("code-fout").text()).contains("Deze code klopt niet");
        assertThat(refused.page().getElementById("name").attr("value")).isEqualTo("Marit Hogendoorn");
        assertThat(marit.send(form.with("code", code).with("password", "welkom123456").with("again", "welkom123456")).status()).isEqualTo(422);

        var founded = marit.send(form.with("code", code).with("password", PASSWORD).with("again", PASSWORD));
        assertThat(founded.location()).isEqualTo("/aanmelden/tweede-stap");
        assertThat(marit.open("/mensen").location()).as("before the second step one is nobody").startsWith("/aanmelden/tweede-stap");
        assertThat(marit.open("/inrichten").status()).as("it closes for good").isEqualTo(404);
        assertThat(new Browser(mvc).send(form.with("code", code)).status()).isEqualTo(403);     // a form of another browser

        var secret = marit.open("/aanmelden/tweede-stap").page().select(".regietafel-secret").text().replace(" ", "");
        var step = marit.open("/aanmelden/tweede-stap").form("/aanmelden/tweede-stap");
        assertThat(marit.send(step.with("code", "000000")).status()).isEqualTo(422);
        assertThat(marit.send(step.with("code", code(secret, -1))).location()).isEqualTo("/");
        assertThat(marit.open("/mensen").text()).contains("Marit Hogendoorn", "secretaris", "Lage Landen");

        var added = marit.follow(marit.open("/mensen").form("/mensen").with("name", "Pim de Ruiter").with("role", "SECRETARY"));
        assertThat(added.text()).contains("Pim de Ruiter", "Heeft nog geen account");
        var pim = added.page().select("form[action$=uitnodiging]").attr("action");
        var invited = marit.send(added.form(pim).with("email", "pim@lagelanden.example"));
        var link = invited.page().select(".regietafel-secret").text().replaceFirst("https?://[^/]+", "");
        assertThat(link).startsWith("/uitnodiging/");

        var phone = new Browser(mvc);
        phone.open(link);
        var welcome = phone.open(link);
        assertThat(welcome.text()).as("opening it did nothing").contains("Pim de Ruiter", "pim@lagelanden.example");
        assertThat(phone.send(welcome.form(link).with("password", PASSWORD).with("again", "iets anders dan dit")).status()).isEqualTo(422);
        assertThat(phone.send(welcome.form(link).with("password", PASSWORD).with("again", PASSWORD)).location()).isEqualTo("/");
        assertThat(phone.open(link).status()).as("it works once").isEqualTo(404);
        assertThat(phone.open("/").location()).startsWith("/aanmelden/tweede-stap");

        // with a password alone, elsewhere
        var elsewhere = new Browser(mvc).at("198.51.100.7");
        var signIn = elsewhere.open("/aanmelden?naar=//elders.example").form("/aanmelden");
        assertThat(elsewhere.send(signIn.with("email", "MARIT@lagelanden.example").with("password", PASSWORD)).location()).isEqualTo("/");
        var again = elsewhere.open("/aanmelden/tweede-stap").form("/aanmelden/tweede-stap");
        assertThat(elsewhere.send(again.with("code", code(secret, -1))).status()).as("each code works once").isEqualTo(422);
        assertThat(elsewhere.send(again.with("code", code(secret, 0))).location()).isEqualTo("/");
        assertThat(elsewhere.open("/account").page().select("li:contains(hier)")).hasSize(1);

        // a password that changes ends all other sessions; everywhere means everywhere
        var change = elsewhere.open("/account").form("/account/wachtwoord").with("password", "vijf koeien in een wei").with("again", "vijf koeien in een wei");
        assertThat(elsewhere.send(change.with("old", "dit is het niet")).status()).isEqualTo(422);
        assertThat(elsewhere.send(change.with("old", PASSWORD)).location()).isEqualTo("/account?gewijzigd");
        assertThat(marit.open("/mensen").location()).startsWith("/aanmelden");
        assertThat(elsewhere.open("/mensen").status()).isEqualTo(200);
        var cookie = elsewhere.cookie("regietafel");
        assertThat(elsewhere.send(elsewhere.open("/account").form("/account/overal-afmelden")).location()).startsWith("/aanmelden");
        assertThat(new Browser(mvc, cookie).open("/mensen").location()).startsWith("/aanmelden");
    }

    private String code(String secret, int steps) {
        return OneTimeCodes.at(secret, clock.instant().getEpochSecond() / 30 + steps);
    }

    private void assertThatTheSampleIsAbsent() throws Exception {
        mvc.perform(get("/mensen").header("Authorization", "Bearer waterrijk-secretaris")).andExpect(status().isUnauthorized());
        mvc.perform(post("/aanmelden/voorbeeld").param("wie", "hogendoorn00").header("Authorization", "Bearer waterrijk-secretaris"))
            .andExpect(status().isUnauthorized());
        var anyone = new Browser(mvc);
        var token = anyone.open("/inrichten").page().select("input[name=_csrf]").attr("value");
        mvc.perform(post("/aanmelden/voorbeeld").param("wie", "hogendoorn00").param("_csrf", token)
                .cookie(new Cookie("regietafel-csrf", anyone.cookie("regietafel-csrf"))))
            .andExpect(status().isNotFound());
    }
}
