package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.web.RandomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/// J. Terpstra of Lisdonk sits at two tables: as a member of the first, as its chair at the second.
@RegietafelTest
class SeveralBoardsTest {

    private static final String PASSWORD = "vier schapen op een dijk";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Accounts accounts;

    private Cast here;
    private Cast there;
    private PersonId terpstra;
    private String person;

    @BeforeEach
    void seat() {
        here = new Cast(jdbc, sessions);
        there = new Cast(jdbc, sessions);
        name(here, "Hier");
        name(there, "Daar");
        terpstra = here.memberOfLisdonk.person();
        person = "/mensen/" + terpstra;
    }

    @Test
    void who_sits_at_one_table_is_offered_no_other() {
        var page = new Browser(mvc, here.signIn(here.memberOfLisdonk)).open("/vergaderingen").page();

        assertThat(page.select("form[action='/account/tafel']")).isEmpty();
    }

    @Test
    void who_sits_at_two_tables_goes_from_one_to_the_other() {
        sitsThere("CHAIR");
        var browser = new Browser(mvc, here.signIn(here.memberOfLisdonk));
        var page = browser.open("/vergaderingen").page();
        assertThat(page.select(".regietafel-header__name span").text()).isEqualTo("Hier");
        assertThat(page.select(".regietafel-person form[action='/account/tafel'] button").text()).isEqualTo("Naar de tafel Daar");

        move(browser, there.board.value());

        var other = browser.open("/vergaderingen").page();
        assertThat(other.select(".regietafel-header__name span").text()).isEqualTo("Daar");
        assertThat(other.select(".regietafel-person summary span").text()).isEqualTo("voorzitter");
        assertThat(browser.open("/mensen/" + here.observer.person()).status()).isEqualTo(404);
    }

    @Test
    void nobody_goes_to_a_table_where_they_do_not_sit() {
        var browser = new Browser(mvc, here.signIn(here.memberOfLisdonk));

        assertThat(move(browser, there.board.value())).isEqualTo(404);
        assertThat(move(browser, "")).isEqualTo(404);
        assertThat(browser.open("/vergaderingen").page().select(".regietafel-header__name span").text()).isEqualTo("Hier");
    }

    @Test
    void a_table_that_asks_a_second_step_asks_it_when_one_comes_there() {
        sitsThere("SECRETARY");
        accounts.open(terpstra, "J. Terpstra", RandomId.fresh() + "@lisdonk.example", PASSWORD);
        var browser = new Browser(mvc, sessions.start(terpstra, here.board, false));

        move(browser, there.board.value());

        assertThat(browser.open("/vergaderingen").location()).startsWith("/aanmelden");
        assertThat(browser.open("/aanmelden/tweede-stap").status()).isEqualTo(200);
    }

    @Test
    void a_link_to_a_new_password_is_asked_by_each_table_and_then_works() {
        sitsThere("MEMBER");
        accounts.open(terpstra, "J. Terpstra", RandomId.fresh() + "@lisdonk.example", PASSWORD);

        var first = ask(here);
        assertThat(first.page().select(".regietafel-secret")).isEmpty();
        assertThat(first.text()).contains("J. Terpstra zit ook aan de tafel Daar.");
        assertThat(ask(here).page().select(".regietafel-secret")).isEmpty();

        var link = ask(there).page().select(".regietafel-secret").text();
        var forgetful = new Browser(mvc);
        var address = link.substring(link.indexOf("/uitnodiging/"));
        var in = forgetful.follow(forgetful.open(address).form(address).with("password", "vijf koeien op de dijk").with("again", "vijf koeien op de dijk"));

        assertThat(in.location()).isEqualTo("/vergaderingen");
        assertThat(forgetful.open("/vergaderingen").page().select("form[action='/account/tafel']")).isNotEmpty();
        assertThat(ask(there).page().select(".regietafel-secret")).as("one link, one time").isEmpty();
    }

    @Test
    void one_table_does_not_close_the_account_of_who_sits_at_another_too() {
        sitsThere("MEMBER");
        accounts.open(terpstra, "J. Terpstra", RandomId.fresh() + "@lisdonk.example", PASSWORD);
        var secretary = new Browser(mvc, here.signIn(here.secretary));

        var refused = secretary.send(secretary.open(person).form(person + "/account/einde"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("J. Terpstra zit ook aan de tafel Daar.");
    }

    @Test
    void who_left_the_other_table_is_known_here_alone() {
        sitsThere("MEMBER");
        jdbc.sql("update directory.membership set until = '2026-01-31' where board_id = :board and person_id = :person")
            .param("board", there.board.value()).param("person", terpstra.value()).update();
        accounts.open(terpstra, "J. Terpstra", RandomId.fresh() + "@lisdonk.example", PASSWORD);

        assertThat(ask(here).page().select(".regietafel-secret")).hasSize(1);
    }

    private Browser.Answer ask(Cast cast) {
        var secretary = new Browser(mvc, cast.signIn(cast.secretary));
        return secretary.send(secretary.open(person).form(person + "/nieuw-wachtwoord"));
    }

    private int move(Browser browser, String board) {
        var menu = browser.open("/account").page();
        menu.body().append("<form id=naar action='/account/tafel'><input name=tafel><input name=_csrf></form>");
        var token = menu.select("input[name=_csrf]").first().attr("value");
        menu.select("form:not(#naar)").remove();
        return browser.send(new Browser.Answer(200, null, menu).form("/account/tafel").with("tafel", board).with("_csrf", token)).status();
    }

    private void sitsThere(String role) {
        jdbc.sql("""
                insert into directory.membership (id, board_id, person_id, party_id, role, since)
                values (:id, :board, :person, :party, :role, '2020-01-01')
                """)
            .param("id", RandomId.fresh()).param("board", there.board.value()).param("person", terpstra.value())
            .param("party", role.equals("SECRETARY") ? there.secretariat.value() : there.lisdonk.value()).param("role", role)
            .update();
    }

    private void name(Cast cast, String name) {
        jdbc.sql("update directory.board set short_name = :name where id = :board").param("name", name).param("board", cast.board.value()).update();
    }
}
