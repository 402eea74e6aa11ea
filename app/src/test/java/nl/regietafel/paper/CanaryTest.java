package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A word that stands nowhere else is put in every place of a limited paper: its title, the name of its file, its text and its
/// properties. Then everyone goes wherever a link leads, and asks what no link leads to. Who may not read it meets none of them.
@RegietafelTest
class CanaryTest {

    private static final Set<String> CANARIES = Set.of("zqtitelzq", "zqnaamzq", "zqtekstzq", "zqmetazq");

    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @Test
    void who_may_not_read_a_paper_meets_nothing_of_it_anywhere() throws Exception {
        var cast = new Cast(jdbc, sessions);
        var meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null),
                new FirstAgenda.Empty())).id();
        var dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang", "nood")).id();
        var topic = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Sporthal", AgendaItem.Kind.REGULAR, null,
                null, null, dossier, null, Confidentiality.BOARD, Set.of()))).id();
        var limited = cast.as(cast.secretary, () -> {
            try (var open = inbox.ours("open.pdf", new ByteArrayInputStream(SampleFiles.pdf("Voor de hele tafel")));
                    var file = inbox.ours("zqnaamzq.pdf", new ByteArrayInputStream(SampleFiles.pdfOf("zqmetazq", "zqtekstzq")))) {
                papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(open), "Open", new Papers.Sharing(Confidentiality.BOARD, Set.of()));
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), "Contract zqtitelzq",
                        new Papers.Sharing(Confidentiality.LIMITED, Set.of(cast.lisdonk))).getFirst();
            }
        });
        var beginnings = List.of("/", "/vergaderingen/" + meeting, "/dossiers/" + dossier, "/vergaderingen/" + meeting + "/stukken.pdf", "/stukken/" + limited,
                "/stukken/" + limited + "/versies/1", "/stukken/" + limited + "/versies/1/weergave", "/stukken/" + limited + "/versies/2",
                "/onderwerpen/" + topic + "/stukken", "/dossiers/" + dossier + "/stukken");

        for (var who : List.of(cast.secretary, cast.memberOfLisdonk)) {
            assertThat(met(cast, who, beginnings)).as("%s reads it", who.roles()).isEqualTo(new TreeSet<>(CANARIES));
        }
        for (var who : List.of(cast.chair, cast.memberOfNieuwevaart, cast.agency, cast.observer, cast.administrator)) {
            assertThat(met(cast, who, beginnings)).as("%s does not read it", who.roles()).isEmpty();
            for (var word : CANARIES) {
                assertThat(cast.as(who, () -> who.may(Act.READ_PAPERS) ? papers.search(who, word, 10) : List.of())).isEmpty();
            }
        }
    }

    /// The canaries met on every page and file, and in every header, from these addresses on.
    private Set<String> met(Cast cast, Viewer who, List<String> beginnings) throws IOException, InterruptedException {
        var session = cast.signIn(who);
        var waiting = new ArrayDeque<>(beginnings);
        var seen = new HashSet<>(beginnings);
        var all = new HashMap<String, String>();
        while (!waiting.isEmpty()) {
            var address = waiting.remove();
            var answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Cookie", "regietafel=" + session).build(),
                    BodyHandlers.ofByteArray());
            var said = answer.headers().map() + " " + answer.statusCode() + " ";
            var type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith("application/pdf")) {
                try (var document = Loader.loadPDF(answer.body())) {
                    said += new PDFTextStripper().getText(document) + document.getDocumentInformation().getAuthor();
                }
            }
            said += new String(answer.body(), type.contains("UTF-8") ? UTF_8 : ISO_8859_1);
            all.put(address, URLDecoder.decode(said.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), UTF_8));
            if (type.startsWith("text/html") && seen.size() < 300) {
                Jsoup.parse(new String(answer.body(), UTF_8)).select("a[href^=/], link[href^=/]").eachAttr("href").stream()
                    .map(link -> link.replaceAll("[?#].*", "")).filter(link -> !link.startsWith("/css") && !link.startsWith("/img") && seen.add(link)).forEach(waiting::add);
            }
        }
        assertThat(all.size()).as("addresses for %s", who.roles()).isGreaterThan(10);
        return all.values().stream().flatMap(said -> CANARIES.stream().filter(said::contains)).collect(Collectors.toCollection(TreeSet::new));
    }
}
