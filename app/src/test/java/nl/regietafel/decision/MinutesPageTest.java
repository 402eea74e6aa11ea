package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@RegietafelTest
class MinutesPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Agendas agendas;

    @Autowired
    private Lines lines;

    private Cast cast;
    private Meeting meeting;
    private AgendaItemId topic;
    private String address;
    private Browser browser;

    @BeforeEach
    void a_meeting_with_a_topic() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary),
                new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null), new FirstAgenda.Empty()));
        topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting.id(), null, Topic.of("Opvang"))).id();
        address = "/vergaderingen/" + meeting.id() + "/notuleren/" + topic;
        browser = new Browser(mvc, cast.signIn(cast.secretary));
    }

    @Test
    void a_line_is_written_without_a_script() {
        var first = browser.open("/vergaderingen/" + meeting.id() + "/notuleren");
        assertThat(first.location()).isEqualTo(address);

        var page = browser.follow(browser.open(address).form(address + "/regels").with("tekst", "Bellen met het COA @lisdonk !13-3").with("soort", "action"));

        assertThat(page.page().select("#regels .regietafel-line").text())
            .contains("Bellen met het COA", "Lisdonk", "vóór vr 13 maart", "Wijzigen", "Omhoog", "Weghalen");
    }

    @Test
    void what_looks_like_personal_data_stays_in_the_field_and_can_still_be_saved() {
        var form = browser.open(address).form(address + "/regels").with("tekst", "Een bewoner, geboren op 3-5-1988");

        var asked = browser.send(form);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("geboortedatum", "Bewaar hem dan nog eens");
        assertThat(asked.page().select("#invoer").text()).isEqualTo("Een bewoner, geboren op 3-5-1988");
        assertThat(written()).isEmpty();

        browser.follow(asked.form(address + "/regels"));

        assertThat(written()).hasSize(1);
    }

    @Test
    void a_refused_line_stays_in_the_field_with_the_reason() {
        var refused = browser.send(browser.open(address).form(address + "/regels").with("tekst", "x".repeat(4001)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("ten hoogste 4.000 tekens");
        assertThat(refused.page().select("#invoer").text()).hasSize(4001);
    }

    @Test
    void who_changes_a_line_that_moved_on_is_told_by_whom_and_what_stands_there() throws Exception {
        write("Eerste tekst");
        var line = written().getFirst();
        var colleague = cast.member("P. de Ruiter", cast.secretariat, Role.SECRETARY, null);
        cast.does(colleague, () -> lines.change(Command.by(colleague), line.id(), 1, said("Andere tekst")));

        var answer = sent(post("/regels/" + line.id() + "/tekst").param("tekst", "Mijn tekst").param("versie", "1"));

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString()).contains("\"tekst\":\"m Andere tekst\"", "\"versie\":2", "\"door\":\"P. de Ruiter\"");
    }

    @Test
    void the_rows_are_sent_only_when_they_changed() throws Exception {
        write("Eerste tekst");
        var first = mvc.perform(get(address + "/rijen").cookie(session())).andReturn().getResponse();
        var mark = first.getHeader("ETag");

        var same = mvc.perform(get(address + "/rijen").header("If-None-Match", mark).cookie(session())).andReturn().getResponse();
        write("Tweede tekst");
        var changed = mvc.perform(get(address + "/rijen").header("If-None-Match", mark).cookie(session())).andReturn().getResponse();

        assertThat(first.getContentAsString()).contains("Eerste tekst");
        assertThat(same.getStatus()).isEqualTo(304);
        assertThat(changed.getStatus()).isEqualTo(200);
        assertThat(changed.getContentAsString()).contains("Tweede tekst");
    }

    @Test
    void a_page_of_one_person_never_writes_as_another_who_signed_in_since() throws Exception {
        var answer = sent(post(address + "/regels").param("tekst", "Van wie?").header("X-Person", cast.chair.person().value()));

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(written()).isEmpty();
    }

    @Test
    void a_note_is_its_writers_own_and_two_pages_do_not_overwrite_each_other() throws Exception {
        var page = browser.open(address);
        var note = page.form(address + "/notitie").with("notitie", "Na afloop bellen.");
        var later = page.form(address + "/notitie").with("notitie", "Vergeten.").with("sleutel", "another-key");
        browser.follow(note);

        var refused = browser.send(later);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Na afloop bellen.");
        var colleague = cast.member("P. de Ruiter", cast.secretariat, Role.SECRETARY, null);
        assertThat(new Browser(mvc, cast.signIn(colleague)).open(address).text()).doesNotContain("Na afloop bellen.");
    }

    @Test
    void only_who_writes_the_list_has_this_page() {
        assertThat(new Browser(mvc, cast.signIn(cast.memberOfLisdonk)).open(address).status()).isEqualTo(404);
    }

    private void write(String typed) {
        cast.does(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said(typed)), null));
    }

    private static Line.Said said(String text) {
        return new Line.Said(LineKind.ANNOUNCEMENT, text, List.of(), null, false, null, false, null);
    }

    private List<Line> written() {
        return cast.as(cast.secretary, () -> lines.ofTopic(cast.secretary, topic));
    }

    /// As the script sends it.
    private MockHttpServletResponse sent(MockHttpServletRequestBuilder request) throws Exception {
        var page = mvc.perform(get(address).cookie(session())).andReturn().getResponse();
        return mvc.perform(request.header("X-Requested-With", "fetch").cookie(session(), page.getCookie("regietafel-csrf"))
            .param("_csrf", Jsoup.parse(page.getContentAsString()).select("input[name=_csrf]").attr("value"))).andReturn().getResponse();
    }

    private Cookie session() {
        return new Cookie("regietafel", cast.signIn(cast.secretary));
    }
}
