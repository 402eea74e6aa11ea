package nl.regietafel.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@RegietafelTest
class DossierPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;
    private Browser secretary;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        secretary = browser(cast.secretary);
    }

    @Test
    void a_dossier_is_made_and_found_in_the_list() {
        var dossier = make("Noodopvang Lisdonk", "nood");

        assertThat(secretary.open(dossier).text()).contains("Noodopvang Lisdonk", "#nood", "Er staat niets open in dit dossier.");
        assertThat(browser(cast.observer).open("/dossiers").text()).contains("Noodopvang Lisdonk", "#nood").doesNotContain("Nieuw dossier");
    }

    @Test
    void a_short_name_is_refused_at_its_field_and_nothing_typed_is_lost() {
        make("Noodopvang Lisdonk", "nood");
        var form = secretary.open("/dossiers").form("/dossiers");

        var again = secretary.send(form.with("naam", "Noodopvang, algemeen").with("korte-naam", "Nood"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().getElementById("korte-naam-fout").text()).isEqualTo("Een ander dossier heet al #Nood. Kies een andere korte naam.");
        assertThat(again.page().getElementById("naam").attr("value")).isEqualTo("Noodopvang, algemeen");
    }

    @Test
    void who_was_second_to_rename_sees_both_names() {
        var dossier = make("Noodopvang", "nood");
        var first = secretary.open(dossier).form(dossier);
        var second = secretary.open(dossier).form(dossier);

        secretary.follow(first.with("naam", "Noodopvang Lisdonk"));
        var conflict = secretary.send(second.with("naam", "Opvang in nood"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Het heet nu: Noodopvang Lisdonk (#nood)");
        assertThat(conflict.page().getElementById("naam").attr("value")).isEqualTo("Opvang in nood");
        assertThat(secretary.follow(conflict.form(dossier)).page().select("h1").text()).isEqualTo("Opvang in nood");
    }

    @Test
    void other_names_come_and_go() {
        var dossier = make("Noodopvang Lisdonk", "nood");

        var named = secretary.follow(secretary.open(dossier).form(dossier + "/namen").with("andere-naam", "Havenhotel"));
        assertThat(named.page().select(".regietafel-taken").text()).contains("Havenhotel");
        var twice = secretary.send(named.form(dossier + "/namen").with("andere-naam", "havenhotel"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.page().getElementById("andere-naam-fout").text()).isEqualTo("Dit dossier heet al havenhotel.");

        assertThat(secretary.follow(named.form(dossier + "/namen/weg")).text()).contains("Geen andere namen.");
    }

    @Test
    void a_member_reads_and_changes_nothing() {
        var dossier = make("Noodopvang Lisdonk", "nood");

        var page = browser(cast.memberOfLisdonk).open(dossier);

        assertThat(page.page().select("main form")).isEmpty();
        assertThat(browser(cast.administrator).open(dossier).status()).isEqualTo(404);
    }

    private String make(String name, String shortName) {
        var answer = secretary.send(secretary.open("/dossiers").form("/dossiers").with("naam", name).with("korte-naam", shortName));
        assertThat(answer.status()).isEqualTo(302);
        return answer.location();
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
