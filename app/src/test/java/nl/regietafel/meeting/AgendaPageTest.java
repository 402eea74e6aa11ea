package nl.regietafel.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
class AgendaPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    private Cast cast;
    private Browser secretary;
    private String meeting;

    @BeforeEach
    void seat() {
        cast = new Cast(jdbc, sessions);
        secretary = browser(cast.secretary);
        meeting = secretary.send(secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", "9 april 2026")).location();
    }

    @Test
    void a_topic_is_added_and_the_agenda_says_that_it_is_too_long() {
        var agenda = add("De boot in Zwanemeer", "10");

        assertThat(titles(agenda)).endsWith("Rondvraag", "De boot in Zwanemeer");
        assertThat(agenda.page().getElementById("totaal").text()).isEqualTo("Samen 130 van 120 minuten 10 minuten te lang");
    }

    @Test
    void a_topic_without_title_or_with_odd_minutes_is_refused_at_the_field() {
        var form = secretary.open(meeting + "/agenda").form(meeting + "/agenda");

        var again = secretary.send(form.with("titel", "De boot").with("duur", "een kwartier"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().getElementById("duur-fout").text()).contains("aantal minuten");
        assertThat(again.page().getElementById("titel").attr("value")).isEqualTo("De boot");

        var empty = secretary.send(again.form(meeting + "/agenda").with("titel", "").with("duur", "15"));
        assertThat(empty.page().getElementById("titel-fout").text()).isEqualTo("Geef het onderwerp een titel.");
    }

    @Test
    void a_topic_moves_with_a_button_and_the_page_returns_to_it() {
        var agenda = secretary.open(meeting + "/agenda");
        var second = agenda.page().select(".regietafel-agenda__item").get(1).id();

        var answer = secretary.send(agenda.form("/onderwerpen/" + second + "/plaats").with("stap", "eerder"));

        assertThat(answer.location()).isEqualTo(meeting + "/agenda#" + second);
        var moved = secretary.open(answer.location());
        assertThat(titles(moved)).startsWith("Mededelingen", "Lijst vaststellen");
        var first = secretary.send(moved.form("/onderwerpen/" + second + "/plaats").with("stap", "eerder"));
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.text()).contains("Dit staat al vooraan.");
    }

    @Test
    void a_topic_is_taken_off_and_put_back() {
        var agenda = secretary.open(meeting + "/agenda");
        var second = agenda.page().select(".regietafel-agenda__item").get(1).id();

        var without = secretary.follow(agenda.form("/onderwerpen/" + second + "/weg"));
        assertThat(titles(without)).doesNotContain("Mededelingen");
        assertThat(without.page().select(".regietafel-agenda__number").eachText()).containsExactly("1", "2", "3", "4", "5", "6");

        assertThat(titles(secretary.follow(without.form("/onderwerpen/" + second + "/terug")))).contains("Mededelingen").hasSize(7);
    }

    @Test
    void who_was_second_to_change_a_topic_sees_both_versions() {
        add("De boot", "10");
        var item = secretary.open(meeting + "/agenda").page().select(".regietafel-agenda__item").last().id();
        var chair = browser(cast.chair);
        var first = chair.open("/onderwerpen/" + item + "/wijzigen").form("/onderwerpen/" + item);
        var second = secretary.open("/onderwerpen/" + item + "/wijzigen").form("/onderwerpen/" + item);

        chair.follow(first.with("titel", "De boot na oktober").with("duur", "25"));
        var conflict = secretary.send(second.with("titel", "De boot in Zwanemeer"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Intussen heeft een ander dit onderwerp gewijzigd", "De boot na oktober", "25 min");
        assertThat(conflict.page().getElementById("titel").attr("value")).isEqualTo("De boot in Zwanemeer");
        assertThat(titles(secretary.follow(conflict.form("/onderwerpen/" + item)))).endsWith("De boot in Zwanemeer");
    }

    @Test
    void a_limited_topic_leaves_no_trace_on_the_page_of_who_is_not_named() {
        var form = secretary.open(meeting + "/agenda").form(meeting + "/agenda").with("titel", "Locatie Oeverhoven").with("duur", "30")
            .with("vertrouwelijkheid", "LIMITED");
        var refused = secretary.send(form);
        assertThat(refused.page().getElementById("gedeeld-met-fout").text()).startsWith("Kies wie dit onderwerp mag lezen");
        var answer = secretary.follow(refused.form(meeting + "/agenda").with("gedeeld-met", cast.lisdonk.value()));
        var item = answer.page().select(".regietafel-agenda__item").last().id();

        assertThat(browser(cast.memberOfLisdonk).open(meeting).text()).contains("Locatie Oeverhoven", "beperkt", "Samen 150 van");
        for (var outsider : new Viewer[] {cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer}) {
            var browser = browser(outsider);
            var page = browser.open(meeting);
            assertThat(page.page().html()).doesNotContain("Oeverhoven", item, "beperkt");
            assertThat(page.text()).contains("Samen 120 van 120 minuten");
            assertThat(page.page().select(".regietafel-agenda__number").eachText()).containsExactly("1", "2", "3", "4", "5", "6", "7");
            assertThat(browser.open("/vergaderingen").text()).contains("7 onderwerpen");
            assertThat(browser.open("/onderwerpen/" + item + "/wijzigen").status()).isEqualTo(404);
        }
        assertThat(browser(cast.chair).open(meeting + "/agenda").page().html()).doesNotContain("Oeverhoven", item);
    }

    @Test
    void headings_are_added_renamed_ordered_and_taken_away() {
        var added = secretary.follow(secretary.open(meeting + "/agenda").form(meeting + "/kopjes").with("kopje", "Besloten deel"));
        assertThat(headings(added)).containsExactly("Vaste punten", "De drie opgaven", "Tot slot", "Besloten deel");
        var heading = added.page().select(".regietafel-agenda__heading").last().id();

        var moved = secretary.follow(added.form("/kopjes/" + heading + "/plaats").with("stap", "eerder"));
        assertThat(headings(moved)).containsExactly("Vaste punten", "De drie opgaven", "Besloten deel", "Tot slot");
        var stale = secretary.open(meeting + "/agenda").form("/kopjes/" + heading).with("kopje", "Anders");
        var renamed = secretary.follow(moved.form("/kopjes/" + heading).with("kopje", "Vertrouwelijk"));
        assertThat(headings(renamed)).contains("Vertrouwelijk");
        var conflict = secretary.send(stale);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Het heet nu: Vertrouwelijk");
        assertThat(conflict.page().select("#" + heading + " input[name=kopje]").attr("value")).isEqualTo("Anders");
        assertThat(headings(secretary.follow(renamed.form("/kopjes/" + heading + "/weg")))).doesNotContain("Vertrouwelijk");
    }

    @Test
    void a_heading_without_a_name_is_refused_and_keeps_its_place() {
        var agenda = secretary.open(meeting + "/agenda");
        var heading = agenda.page().select(".regietafel-agenda__heading").first().id();

        assertThat(secretary.send(agenda.form("/kopjes/" + heading).with("kopje", " ")).text()).contains("Geef het kopje een naam.");
        assertThat(secretary.send(agenda.form(meeting + "/kopjes").with("kopje", " ")).page().getElementById("kopje-fout").text())
            .isEqualTo("Geef het kopje een naam.");
    }

    @Test
    void who_was_there_is_recorded_and_told() {
        var form = secretary.open(meeting + "/aanwezigheid").form(meeting + "/aanwezigheid");
        var refused = secretary.send(form.with("partij-" + cast.lisdonk, "REPLACED").with("partij-" + cast.coa, "EXCUSED").with("gasten", "L. Gast"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().getElementById("vervanger-" + cast.lisdonk + "-fout").text()).isEqualTo("Vul in wie de plaats innam.");
        assertThat(refused.page().getElementById("gasten").text()).isEqualTo("L. Gast");

        var shown = secretary.follow(refused.form(meeting + "/aanwezigheid").with("vervanger-" + cast.lisdonk, "F. Adema"));

        assertThat(shown.text()).contains("2 van 4 aanwezig", "Lisdonk vervangen door F. Adema", "COA afwezig met bericht", "Gast: L. Gast");
        var conflict = secretary.send(form.with("partij-" + cast.lisdonk, "PRESENT").with("sleutel", "een-andere-sleutel"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Intussen heeft een ander de aanwezigheid vastgelegd", "Lisdonk vervangen door F. Adema");
        assertThat(browser(cast.observer).open("/vergaderingen").text()).contains("2 van 4 aanwezig");
    }

    private Browser.Answer add(String title, String minutes) {
        return secretary.follow(secretary.open(meeting + "/agenda").form(meeting + "/agenda").with("titel", title).with("duur", minutes));
    }

    private static List<String> titles(Browser.Answer answer) {
        return answer.page().select(".regietafel-agenda__title").eachText();
    }

    private static List<String> headings(Browser.Answer answer) {
        return answer.page().select(".regietafel-agenda__heading h3").eachText();
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
