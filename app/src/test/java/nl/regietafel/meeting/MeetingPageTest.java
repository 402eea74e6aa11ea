package nl.regietafel.meeting;

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
class MeetingPageTest {

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
    void the_secretary_plans_a_meeting_with_a_date_as_people_say_it() {
        var form = secretary.open("/vergaderingen/nieuw").form("/vergaderingen");

        var meeting = secretary.follow(form.with("datum", "9 april 2026").with("plaats", "Provinciehuis"));

        assertThat(meeting.page().select("h1").text()).isEqualTo("Vergadering donderdag 9 april 2026");
        assertThat(meeting.text()).contains("10.00 – 12.00 uur", "Provinciehuis", "Opvang asielzoekers", "Samen 120 van 120 minuten");
        assertThat(meeting.page().title()).isEqualTo("Vergadering donderdag 9 april 2026 · Waterrijk · Regietafel");
        assertThat(secretary.open("/vergaderingen").text()).contains("donderdag 9 april 2026", "7 onderwerpen");
    }

    @Test
    void what_is_not_understood_is_said_at_its_field_and_nothing_typed_is_lost() {
        var form = secretary.open("/vergaderingen/nieuw").form("/vergaderingen");

        var again = secretary.send(form.with("datum", "ergens in de lente").with("begin", "25.00").with("plaats", "Provinciehuis"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select("#datum").attr("value")).isEqualTo("ergens in de lente");
        assertThat(again.page().select("#datum").attr("aria-invalid")).isEqualTo("true");
        assertThat(again.page().getElementById("datum-fout").text()).startsWith("Deze dag begrijpen wij niet.");
        assertThat(again.page().getElementById("begin-fout").text()).startsWith("Deze tijd begrijpen wij niet.");
        assertThat(again.page().select("#plaats").attr("value")).isEqualTo("Provinciehuis");
    }

    @Test
    void a_second_meeting_on_a_day_is_refused_at_the_date() {
        plan("9 april 2026");

        var again = secretary.send(secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", "9-4-2026"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().getElementById("datum-fout").text()).isEqualTo("Op donderdag 9 april 2026 is al een vergadering gepland.");
    }

    @Test
    void sending_the_same_form_twice_plans_one_meeting() {
        var form = secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", "9 april 2026");

        var first = secretary.send(form);
        var second = secretary.send(form);

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(secretary.open("/vergaderingen").page().select(".regietafel-meetings__row")).hasSize(1);
    }

    @Test
    void the_agenda_of_an_earlier_meeting_is_copied() {
        var february = plan("9 februari 2026");
        secretary.follow(secretary.open(february + "/agenda").form(february + "/agenda").with("titel", "De boot"));

        var meeting = secretary.follow(secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", "9 april 2026")
                .with("agenda", "overnemen").with("van", february.substring("/vergaderingen/".length())));

        assertThat(meeting.text()).contains("De boot", "Lijst van 9 februari 2026 vaststellen");
    }

    @Test
    void a_meeting_is_moved_and_who_was_second_sees_both_versions() {
        var april = plan("9 april 2026");
        var first = secretary.open(april + "/wijzigen").form(april);
        var second = secretary.open(april + "/wijzigen").form(april);

        secretary.follow(first.with("datum", "16 april 2026").with("plaats", "Lisdonk"));
        var conflict = secretary.send(second.with("plaats", "Zwanemeer"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Intussen heeft een ander dit gewijzigd", "16 april 2026", "Lisdonk");
        assertThat(conflict.page().select("#plaats").attr("value")).isEqualTo("Zwanemeer");
        assertThat(secretary.follow(conflict.form(april)).text()).contains("Zwanemeer", "donderdag 9 april 2026");
    }

    @Test
    void a_meeting_is_called_off_with_a_reason_and_goes_on_after_all() {
        var april = plan("9 april 2026");

        var refused = secretary.send(secretary.open(april + "/afgelasting").form(april + "/afgelasting"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().getElementById("reden-fout").text()).isEqualTo("Schrijf waarom de vergadering niet doorgaat.");
        var cancelled = secretary.follow(refused.form(april + "/afgelasting").with("reden", "Te weinig leden kunnen."));

        assertThat(cancelled.text()).contains("Deze vergadering gaat niet door.", "Te weinig leden kunnen.", "Opvang asielzoekers");
        assertThat(browser(cast.chair).open(april).text()).contains("Te weinig leden kunnen.").doesNotContain("Toch laten doorgaan");
        assertThat(secretary.follow(cancelled.form(april + "/afgelasting/terug")).text()).doesNotContain("gaat niet door");
    }

    @Test
    void a_member_reads_and_cannot_plan() {
        var april = plan("9 april 2026");
        var member = browser(cast.memberOfLisdonk);

        assertThat(member.open(april).text()).contains("Opvang asielzoekers").doesNotContain("Agenda maken");
        for (var address : new String[] {"/vergaderingen/nieuw", "/vergaderingen/vaste-punten", april + "/wijzigen", april + "/agenda",
            april + "/afgelasting", april + "/aanwezigheid"}) {
            assertThat(member.open(address).status()).as(address).isEqualTo(404);
        }
        assertThat(browser(cast.administrator).open("/vergaderingen").status()).isEqualTo(404);
    }

    @Test
    void an_address_that_cannot_exist_is_answered_like_one_that_does_not() {
        assertThat(secretary.open("/vergaderingen/abcdefghjkmn").status()).isEqualTo(404);
        assertThat(secretary.open("/vergaderingen/DROP-TABLE").status()).isEqualTo(404);
    }

    @Test
    void a_meeting_of_another_table_is_not_there() {
        var april = plan("9 april 2026");
        var elsewhere = new Cast(jdbc, sessions);

        assertThat(new Browser(mvc, elsewhere.signIn(elsewhere.secretary)).open(april).status()).isEqualTo(404);
    }

    @Test
    void the_fixed_points_are_changed_ordered_and_kept() {
        var form = secretary.open("/vergaderingen/vaste-punten").form("/vergaderingen/vaste-punten");
        var ordered = secretary.send(form.with("stap", "later-0"));
        assertThat(ordered.page().select("input[name=titel]").eachAttr("value")).startsWith("Mededelingen", "Lijst vaststellen");

        secretary.follow(ordered.form("/vergaderingen/vaste-punten"));

        assertThat(secretary.open(plan("9 april 2026")).page().select(".regietafel-agenda__title").eachText())
            .startsWith("Mededelingen", "Lijst vaststellen");
    }

    @Test
    void fixed_points_that_another_changed_are_not_overwritten() {
        var first = secretary.open("/vergaderingen/vaste-punten").form("/vergaderingen/vaste-punten");
        var second = secretary.open("/vergaderingen/vaste-punten").form("/vergaderingen/vaste-punten");

        secretary.follow(first);
        var conflict = secretary.send(second);

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("Intussen heeft een ander de vaste punten gewijzigd");
        assertThat(secretary.send(conflict.form("/vergaderingen/vaste-punten")).status()).isEqualTo(302);
    }

    private String plan(String day) {
        var answer = secretary.send(secretary.open("/vergaderingen/nieuw").form("/vergaderingen").with("datum", day));
        assertThat(answer.status()).isEqualTo(302);
        return answer.location();
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
