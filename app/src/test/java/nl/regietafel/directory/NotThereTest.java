package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.decision.Lines;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.paper.Inbox;
import nl.regietafel.paper.PaperId;
import nl.regietafel.paper.Papers;
import nl.regietafel.paper.SampleFiles;
import nl.regietafel.web.RandomId;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is there but not for you is answered like what never was: the same status, the same headers, a body of the same length,
/// over the network as anyone would measure it. What changes with every request (the token against forged forms, the moment) is
/// left out.
@RegietafelTest
class NotThereTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private Lines lines;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;

    private final HttpClient http = HttpClient.newHttpClient();
    private Cast cast;
    private Cast others;

    @BeforeEach
    void two_tables() {
        cast = new Cast(jdbc, sessions);
        others = new Cast(jdbc, sessions);
    }

    @Test
    void what_is_not_yours_and_what_never_was_are_the_same_answer() throws Exception {
        var wrong = new LinkedHashMap<String, String>();
        int asked = 0;
        for (var who : List.of(cast.memberOfNieuwevaart, cast.agency, cast.observer, cast.administrator, cast.secretary)) {
            var session = cast.signIn(who);
            for (var address : notFor(who).entrySet()) {
                var hidden = answer(session, address.getKey());
                var missing = answer(session, address.getValue());
                asked++;
                if (!hidden.equals(missing) || hidden.status() != 404) {
                    wrong.put(who.roles() + " " + address.getKey(), hidden + "\n" + missing);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(50);
    }

    /// Addresses of things that exist and that this person may not know of, each with one of the same form where nothing is.
    private Map<String, String> notFor(Viewer who) {
        var addresses = new LinkedHashMap<String, String>();
        var elsewhere = thingsOf(others);
        elsewhere.forAnyoneElse().forEach(address -> addresses.put(address, elsewhere.absent(address)));
        if (!who.may(Act.WRITE_LINES)) {
            var here = thingsOf(cast);
            here.forWriters().forEach(address -> addresses.put(address, here.absent(address)));
        }
        return addresses;
    }

    /// A table's meeting with a topic that only Lisdonk knows, and a line that nobody was sent yet.
    private record Things(MeetingId meeting, AgendaItemId topic, LineId draft, LineId limited, String dossier, PaperId paper, Viewer member) {

        /// What nobody of another table finds.
        List<String> forAnyoneElse() {
            return List.of("/vergaderingen/" + meeting, "/vergaderingen/" + meeting + "/lijst", "/vergaderingen/" + meeting + "/lijst/afdruk",
                    "/vergaderingen/" + meeting + "/lijst/versies", "/vergaderingen/" + meeting + "/lijst/inhoud?versie=1",
                    "/vergaderingen/" + meeting + "/agenda", "/vergaderingen/" + meeting + "/notuleren/" + topic,
                    "/vergaderingen/" + meeting + "/wijzigen", "/vergaderingen/" + meeting + "/aanwezigheid", "/onderwerpen/" + topic + "/wijzigen",
                    "/regels/" + draft, "/regels/" + limited, "/dossiers/" + dossier, "/mensen/" + member.person(),
                    "/stukken/" + paper, "/stukken/" + paper + "/versies/1", "/stukken/" + paper + "/versies/1/weergave",
                    "/onderwerpen/" + topic + "/stukken", "/dossiers/" + dossier + "/stukken");
        }

        /// What nobody of the same table finds who does not write or is not one of those it is shared with.
        List<String> forWriters() {
            return List.of("/regels/" + draft, "/regels/" + limited, "/regels/" + draft + "/invoer", "/regels/" + draft + "/correctie",
                    "/onderwerpen/" + topic + "/wijzigen", "/vergaderingen/" + meeting + "/notuleren/" + topic,
                    "/vergaderingen/" + meeting + "/lijst/afdruk", "/vergaderingen/" + meeting + "/lijst/inhoud?versie=1",
                    "/stukken/" + paper, "/stukken/" + paper + "/versies/1", "/stukken/" + paper + "/versies/1/weergave",
                    "/onderwerpen/" + topic + "/stukken");
        }

        /// The same address with ids of nothing.
        String absent(String address) {
            for (var id : List.of(meeting.value(), topic.value(), draft.value(), limited.value(), dossier, paper.value(), member.person().value())) {
                address = address.replace(id, RandomId.fresh());
            }
            return address;
        }
    }

    private Things thingsOf(Cast cast) {
        var day = LocalDate.of(2026, 2, 12).plusDays(days++);
        var meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(day, null, null, null, null),
                new FirstAgenda.Empty())).id();
        var open = topic(cast, meeting, Set.of());
        var shared = topic(cast, meeting, Set.of(cast.lisdonk));
        var dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang " + day, "nood" + days)).id().value();
        return new Things(meeting, shared, line(cast, open), line(cast, shared), dossier, paper(cast, shared), cast.memberOfLisdonk);
    }

    private PaperId paper(Cast cast, AgendaItemId topic) {
        return cast.as(cast.secretary, () -> {
            try (var file = inbox.ours("huurcontract.pdf", new ByteArrayInputStream(SampleFiles.pdf("Alles is vol.")))) {
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), "",
                        new Papers.Sharing(Confidentiality.LIMITED, Set.of(cast.lisdonk))).getFirst();
            }
        });
    }

    private int days;

    private AgendaItemId topic(Cast cast, MeetingId meeting, Set<PartyId> sharedWith) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Sporthal", AgendaItem.Kind.REGULAR, null,
                null, null, null, null, sharedWith.isEmpty() ? Confidentiality.BOARD : Confidentiality.LIMITED, sharedWith))).id();
    }

    private LineId line(Cast cast, AgendaItemId topic) {
        var said = new Line.Said(LineKind.SIGNAL, "Alles is vol.", List.of(), null, false, null, false, null);
        return cast.as(cast.secretary, () -> lines.write(Command.by(cast.secretary), topic, List.of(said), null)).getFirst();
    }

    /// An answer as someone would measure it from outside.
    private record Answer(int status, Map<String, List<String>> headers, int length, String body) {}

    private Answer answer(String session, String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
            .header("Cookie", "regietafel=" + session + "; regietafel-csrf=8d1c7b9e-0000-4000-8000-000000000000").build(), BodyHandlers.ofByteArray());
        var headers = new TreeMap<>(answer.headers().map());
        List.of("date", "connection").forEach(headers::remove);   // a connection is closed after so many requests, whatever they asked
        var page = Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8));
        page.select("input[name=_csrf]").attr("value", "");
        return new Answer(answer.statusCode(), headers, answer.body().length, page.outerHtml());
    }
}
