package nl.regietafel.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.paper.Inbox;
import nl.regietafel.paper.PaperId;
import nl.regietafel.paper.Papers;
import nl.regietafel.paper.SampleFiles;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Whatever is sent to an address that changes something, the answer is in Dutch and never a mistake of ours: each form of
/// docs/routes.md is sent without any field, with every field empty, and with nonsense in every field.
@RegietafelTest
class EmptyFormsTest {

    private static final Set<Integer> ANSWERS = Set.of(302, 303, 400, 404, 409, 422, 429);
    /// Begins with a page, not with a form.
    private static final String SHOWS_A_PAGE = "/account/tweede-stap ";
    /// The day of the sample belongs to all tests.
    private static final Set<String> NOT_SENT = Set.of("/voorbeeld/volgende-dag", "/voorbeeld/volgende-vergadering");
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;
    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Lines lines;
    @Autowired private Dossiers dossiers;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @LocalServerPort private int port;

    private Cast cast;

    @Test
    void an_empty_or_senseless_form_is_answered_in_dutch() throws Exception {
        cast = new Cast(jdbc, sessions);
        var wrong = new ArrayList<String>();
        int sent = 0;
        for (var route : forms().entrySet()) {
            for (var value : new String[] {null, "", "onzin"}) {
                var fields = new HashMap<String, String>();
                if (value != null) {
                    route.getValue().forEach(field -> fields.put(field, value));
                }
                wrong.addAll(wrong(route.getKey() + " " + (value == null ? "without fields" : "with \"" + value + "\""),
                        send(filledIn(route.getKey()), fields)));
                sent++;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(200);
    }

    @Test
    void an_answer_that_is_no_answer_is_found() throws Exception {
        var bug = new MockHttpServletResponse();
        bug.setStatus(500);
        var english = new MockHttpServletResponse();
        english.setStatus(400);
        english.getWriter().write("<html lang='en'><main>Bad Request</main>");

        assertThat(wrong("planted", bug)).hasSize(1);
        assertThat(wrong("planted", english)).hasSize(1);
    }

    @Test
    void a_form_that_is_too_old_says_so_and_gives_back_what_was_typed() throws Exception {
        cast = new Cast(jdbc, sessions);
        var session = new Cookie("regietafel", cast.signIn(cast.secretary));

        var own = Jsoup.parse(mvc.perform(post("/dossiers").cookie(session).header("Sec-Fetch-Site", "same-origin").param("naam", "Opvang in de oude sporthal")
            .param("password", "vijf koeien op de dijk")).andExpect(status().isForbidden()).andReturn().getResponse().getContentAsString());
        var foreign = Jsoup.parse(mvc.perform(post("/dossiers").cookie(session).header("Sec-Fetch-Site", "cross-site").param("naam", "Bel dit nummer nu"))
            .andExpect(status().isForbidden()).andReturn().getResponse().getContentAsString());

        assertThat(own.select("h1").text()).isEqualTo("Dit formulier is te oud om te versturen");
        assertThat(own.select("main").text()).contains("Ga terug: uw tekst staat er nog.").doesNotContain("koeien");
        assertThat(own.select("main textarea").text()).isEqualTo("Opvang in de oude sporthal");
        assertThat(foreign.select("main").text()).contains("te oud").doesNotContain("Bel dit nummer");
    }

    @Test
    void who_is_no_longer_signed_in_does_not_lose_what_was_typed() throws Exception {
        cast = new Cast(jdbc, sessions);
        var session = new Cookie("regietafel", cast.signIn(cast.secretary));
        var page = mvc.perform(get("/account").cookie(session)).andReturn().getResponse();
        sessions.endAll(cast.secretary.person());

        var answer = mvc.perform(post("/dossiers").cookie(session, page.getCookie("regietafel-csrf")).header("Sec-Fetch-Site", "same-origin")
            .param("_csrf", token(page)).param("naam", "Opvang in de oude sporthal")).andExpect(status().isUnauthorized()).andReturn().getResponse();

        var main = Jsoup.parse(answer.getContentAsString()).select("main");
        assertThat(main.text()).contains("U bent niet meer aangemeld", "Opvang in de oude sporthal");
    }

    @Test
    void what_the_server_itself_refuses_is_said_in_dutch_too() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/vergaderingen;a=b")).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("html[lang=nl] h1").text()).isEqualTo("Dit verzoek begrijpen wij niet");
        }
    }

    private static List<String> wrong(String what, MockHttpServletResponse answer) throws Exception {
        if (!ANSWERS.contains(answer.getStatus()) && !(answer.getStatus() == 200 && what.startsWith(SHOWS_A_PAGE))) {
            return List.of(what + ": " + answer.getStatus());
        }
        if (answer.getStatus() == 302 || answer.getStatus() == 303) {
            return List.of();
        }
        var page = Jsoup.parse(answer.getContentAsString());
        boolean dutch = page.select("html[lang=nl] main").text().length() > 20;
        return dutch ? List.of() : List.of(what + ": " + answer.getStatus() + " says " + page.text());
    }

    /// The addresses that take a form, with the fields that they know.
    private Map<String, Set<String>> forms() {
        var forms = new HashMap<String, Set<String>>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("nl.regietafel") && route.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                for (var address : route.getPatternValues()) {
                    if (address.contains("{act:")) {
                        for (var act : address.replaceAll(".*\\{act:(.*)}", "$1").split("\\|")) {
                            forms.put(address.replaceAll("\\{act:.*}", act), fields(handler));
                        }
                    } else if (!NOT_SENT.contains(address)) {
                        forms.put(address, fields(handler));
                    }
                }
            }
        });
        return forms;
    }

    private static Set<String> fields(HandlerMethod handler) {
        var fields = new LinkedHashSet<String>();
        for (var parameter : handler.getMethod().getParameters()) {
            var asked = parameter.getAnnotation(RequestParam.class);
            if (asked != null) {
                fields.add(asked.name().isEmpty() ? asked.value().isEmpty() ? parameter.getName() : asked.value() : asked.name());
            } else if (parameter.getType().isRecord() && parameter.getAnnotations().length == 0 && parameter.getType() != Command.class) {
                for (Parameter component : parameter.getType().getDeclaredConstructors()[0].getParameters()) {
                    var bound = component.getAnnotation(BindParam.class);
                    fields.add(bound == null ? component.getName() : bound.value());
                }
            }
        }
        return fields;
    }

    /// An address with something of this table in the place of each variable, so that the form reaches the rule.
    private String filledIn(String route) {
        var day = LocalDate.of(2031, 1, 1).plusDays(DAYS.getAndIncrement());
        var meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(day, null, null, null, null),
                new FirstAgenda.Empty())).id();
        var section = cast.as(cast.secretary, () -> agendas.addSection(Command.by(cast.secretary), meeting, "Kopje")).id();
        var topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Onderwerp",
                AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.BOARD, Set.of()))).id();
        var ids = cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said("Eerste."), said("Tweede.")), null));
        var dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Dossier", "d" + DAYS.get())).id();
        var address = route.replace("{meeting}", meeting.value()).replace("{topic}", topic.value()).replace("{line}", ids.getLast().value())
            .replace("{dossier}", dossier.value()).replace("{section}", section.toString()).replace("{number}", "1").replace("{leftover}", "1");
        if (address.startsWith("/stukken/")) {
            address = address.replace("{paper}", paper(topic).value());
        }
        if (address.startsWith("/mensen/")) {
            address = address.replace("{id}", cast.memberOfLisdonk.person().value()).replace("{membership}", jdbc.sql(
                    "select id from directory.membership where person_id = :person").param("person", cast.memberOfLisdonk.person().value())
                .query(String.class).list().getFirst());
        }
        if (address.startsWith("/partijen/")) {
            address = address.replace("{id}", cast.nieuwevaart.value());
        }
        if (address.startsWith("/inlezen/{id}")) {
            address = address.replace("{id}", readIn());
        }
        return address.replaceAll("\\{[a-z]+}", "zzzzzzzzzzzz");
    }

    private PaperId paper(AgendaItemId topic) {
        return cast.as(cast.secretary, () -> {
            try (var file = inbox.ours("notitie.docx", new ByteArrayInputStream(SampleFiles.docx("Een notitie.")))) {
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), "",
                        new Papers.Sharing(Confidentiality.BOARD, Set.of())).getFirst();
            }
        });
    }

    private String readIn() {
        var browser = new Browser(mvc, cast.signIn(cast.secretary));
        var answer = browser.send(browser.open("/inlezen").form("/inlezen").with("lijst", """
                Actielijst
                14 november 2024
                1. Opvang
                - Besloten is dat de sporthal een half jaar openblijft.
                """));
        return answer.location().replaceAll("/inlezen/([a-z0-9]{12}).*", "$1");
    }

    private static Line.Said said(String text) {
        return new Line.Said(LineKind.SIGNAL, text, List.of(), null, false, null, false, null);
    }

    private MockHttpServletResponse send(String address, Map<String, String> fields) throws Exception {
        var session = new Cookie("regietafel", cast.signIn(cast.secretary));
        var page = mvc.perform(get("/account").cookie(session)).andReturn().getResponse();
        var request = post(address).cookie(session, page.getCookie("regietafel-csrf"))
            .param("_csrf", token(page));
        fields.forEach((name, value) -> request.param(name, value));
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String token(MockHttpServletResponse page) throws Exception {
        return Jsoup.parse(page.getContentAsString()).select("input[name=_csrf]").first().attr("value");
    }
}
