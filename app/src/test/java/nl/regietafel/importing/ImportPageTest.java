package nl.regietafel.importing;

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
class ImportPageTest {

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
    void a_pasted_list_is_looked_through_and_becomes_a_list() {
        var review = paste(ImportsTest.LIST);
        var address = review.page().select("form[action$=/vergadering]").attr("action").replace("/vergadering", "");

        assertThat(review.text()).contains("2 onderwerpen, 3 regels.", "Inlezen: 3 regels", "de boot ligt er nog");
        assertThat(review.page().select("#datum").attr("value")).isEqualTo("14 november 2024");
        var list = secretary.follow(review.form(address + "/vergadering"));

        assertThat(list.text()).containsIgnoringCase("de verdeling blijft zoals zij is");
        assertThat(secretary.open("/vergaderingen").text()).contains("donderdag 14 november 2024", "2 onderwerpen");
    }

    @Test
    void a_doubt_comes_first_and_an_answer_takes_it_away() {
        var review = paste(ImportsTest.LIST.replace("Lisdonk, vóór", "Rotmond, vóór"));

        assertThat(review.text()).contains("Eerst kijken naar deze 1", "Wie is “Rotmond”?");
        var form = review.page().select("form[action$=/antwoord]").attr("action");
        var refused = secretary.send(review.form(form).with("antwoord", "is"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Kies welke partij dit is.");
        var answered = secretary.follow(review.form(form).with("antwoord", "heet").with("partij", "Lisdonk"));

        assertThat(answered.text()).contains("Wij twijfelen nergens meer over", "Lisdonk").doesNotContain("Rotmond”?");
    }

    @Test
    void a_line_is_corrected_in_its_place_and_the_second_sees_both_texts() {
        var address = address(paste(ImportsTest.LIST));
        var first = secretary.open(address + "?regel=1").form(address + "/regels/1");
        var second = secretary.open(address + "?regel=1").form(address + "/regels/1");

        assertThat(secretary.send(first.with("regel", " ")).status()).isEqualTo(422);
        assertThat(secretary.follow(first.with("regel", "s De boot is weg")).text()).contains("De boot is weg");
        var conflict = secretary.send(second.with("regel", "s De boot vaart"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.page().select("#regel").text()).contains("De boot vaart");
        assertThat(conflict.page().getElementById("regel-fout").text()).contains("De boot is weg");
        assertThat(secretary.follow(conflict.form(address + "/regels/1").with("regel", "s De boot vaart")).text()).contains("De boot vaart");
    }

    @Test
    void what_is_not_read_in_stays_in_sight_and_comes_back() {
        var address = address(paste(ImportsTest.LIST));

        var gone = secretary.follow(secretary.open(address + "?regel=1").form(address + "/regels/1/antwoord").with("antwoord", "weg"));
        assertThat(gone.text()).contains("Inlezen: 2 regels", "wordt niet ingelezen");

        assertThat(secretary.follow(gone.form(address + "/regels/1/antwoord").with("antwoord", "terug")).text()).contains("Inlezen: 3 regels");
    }

    @Test
    void a_refusal_stands_at_its_field_and_stores_nothing() {
        var nothing = secretary.send(secretary.open("/inlezen").form("/inlezen"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.page().getElementById("bestand-fout").text()).isEqualTo("Kies een bestand of plak de lijst.");

        var review = paste(ImportsTest.LIST);
        var address = address(review);
        var undated = secretary.send(review.form(address + "/vergadering").with("datum", ""));
        assertThat(undated.status()).isEqualTo(422);
        assertThat(undated.page().getElementById("datum-fout").text()).startsWith("Vul de dag van de vergadering in.");
        assertThat(secretary.open("/vergaderingen").text()).doesNotContain("november 2024");
    }

    @Test
    void a_topic_is_named_and_what_was_typed_stays_when_that_is_refused() {
        var review = paste(ImportsTest.LIST.replace("2. Opvang\n", "").replace("Mededelingen", "Mededeling"));
        var form = address(review) + "/onderwerpen";

        var refused = secretary.send(review.form(form).with("titel", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Dit kan nog niet zo");
        assertThat(refused.page().select("#onderwerpen").hasAttr("open")).isTrue();

        assertThat(secretary.follow(refused.form(form).with("titel", "Van alles")).page().select("#titel-0").attr("value")).isEqualTo("Van alles");
    }

    @Test
    void sending_the_same_form_twice_makes_one_meeting() {
        var review = paste(ImportsTest.LIST);
        var form = review.form(address(review) + "/vergadering");

        assertThat(secretary.send(form).location()).isEqualTo(secretary.send(form).location()).endsWith("/lijst");
    }

    @Test
    void a_list_is_put_away_and_taken_back() {
        var address = address(paste(ImportsTest.LIST));

        var index = secretary.follow(secretary.open(address).form(address + "/weg"));
        assertThat(index.text()).contains("Er wacht geen lijst.", "Niet ingelezen");

        assertThat(secretary.follow(index.form(address + "/terug")).text()).contains("Inlezen: 3 regels");
    }

    @Test
    void who_may_not_read_in_finds_nothing() {
        var address = address(paste(ImportsTest.LIST));

        for (var viewer : new Viewer[] {cast.memberOfLisdonk, cast.chair, cast.observer}) {
            var other = browser(viewer);
            assertThat(other.open("/inlezen").status()).isEqualTo(404);
            assertThat(other.open(address).status()).isEqualTo(404);
            assertThat(other.open("/inlezen/aaaaaaaaaaaa").text()).isEqualTo(other.open(address).text());
            assertThat(other.open("/vergaderingen").text()).doesNotContain("Lijst inlezen");
        }
    }

    private Browser.Answer paste(String list) {
        return secretary.follow(secretary.open("/inlezen").form("/inlezen").with("lijst", list));
    }

    private static String address(Browser.Answer review) {
        return review.page().select("form[action$=/vergadering]").attr("action").replace("/vergadering", "");
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
