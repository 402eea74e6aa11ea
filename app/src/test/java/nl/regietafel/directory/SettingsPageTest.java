package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// The settings of the administrator.
@RegietafelTest
class SettingsPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;
    private Browser administrator;

    @BeforeEach
    void sign_in() {
        cast = new Cast(jdbc, sessions);
        administrator = new Browser(mvc, cast.signIn(cast.administrator));
    }

    @AfterEach
    void without_an_address() {
        administrator.send(administrator.open("/instellingen").form("/instellingen").with("webadres", "").with("mailserver", "").with("poort", "").with("afzender", "")
            .with("gebruiker", ""));
    }

    @Test
    void the_table_gets_another_name() {
        var page = administrator.follow(administrator.open("/instellingen").form("/instellingen/namen").with("naam", "Regietafel Noord").with("korte-naam", "Noord"));

        assertThat(page.page().select(".regietafel-header__name").text()).contains("Noord");
        assertThat(administrator.send(administrator.open("/instellingen").form("/instellingen/namen").with("naam", "")).page().select("#naam-fout").text())
            .isEqualTo("Vul een naam in.");
    }

    @Test
    void an_invitation_begins_with_the_address_that_was_kept() {
        administrator.follow(administrator.open("/instellingen").form("/instellingen").with("webadres", "https://regietafel.waterrijk.example/"));
        var secretary = new Browser(mvc, cast.signIn(cast.secretary));
        var form = "/mensen/" + cast.memberOfLisdonk.person() + "/uitnodiging";

        var invited = secretary.send(secretary.open("/mensen/" + cast.memberOfLisdonk.person()).form(form).with("email", cast.board + "@lisdonk.example"));

        assertThat(invited.page().text() + invited.page().select("input").eachAttr("value")).contains("https://regietafel.waterrijk.example/uitnodiging/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            webadres   | regietafel.provincie.nl         | Schrijf het hele webadres
            webadres   | javascript:alert(1)             | Schrijf het hele webadres
            webadres   | https://a.example/pad           | Schrijf het hele webadres
            webadres   | https://u:w@a.example           | Schrijf het hele webadres
            mailserver | mail van ons                    | Schrijf alleen de naam van de mailserver
            poort      | 70000                           | Een poort is een getal
            poort      | vijf                            | Een poort is een getal
            afzender   | niemand                         | Vul het e-mailadres van de afzender in
            """)
    void what_does_not_fit_is_refused_at_its_field_and_stays(String field, String typed, String sentence) {
        var refused = administrator.send(administrator.open("/instellingen").form("/instellingen").with(field, typed));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#" + field + "-fout").text()).startsWith(sentence);
        assertThat(refused.page().select("#" + field).attr("value")).isEqualTo(typed);
    }

    @Test
    void who_saves_second_sees_what_the_first_saved() {
        var second = administrator.open("/instellingen").form("/instellingen").with("mailserver", "mail.b.example").with("afzender", "b@b.example");
        administrator.follow(administrator.open("/instellingen").form("/instellingen").with("mailserver", "mail.a.example").with("afzender", "a@a.example"));

        var conflict = administrator.send(second);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Intussen heeft een ander dit gewijzigd.", "mail.a.example");
        assertThat(conflict.page().select("#mailserver").attr("value")).isEqualTo("mail.b.example");
        assertThat(administrator.follow(conflict.form("/instellingen")).page().select("#mailserver").attr("value")).isEqualTo("mail.b.example");
    }

    @Test
    void only_the_administrator_has_settings() {
        for (var viewer : new Viewer[] {cast.secretary, cast.chair, cast.memberOfLisdonk, cast.observer}) {
            assertThat(new Browser(mvc, cast.signIn(viewer)).open("/instellingen").status()).as(viewer.name()).isEqualTo(404);
        }
    }
}
