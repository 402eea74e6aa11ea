package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.regietafel.Browser;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.timeline.Timeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Papers as people lay them on the table, read them and take them away.
@RegietafelTest
class PaperPageTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);

    @Autowired private MockMvc mvc;
    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Dossiers dossiers;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @Autowired private Timeline timeline;
    @Autowired private TransactionTemplate transaction;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private Cast cast;
    private Browser secretary;
    private MeetingId meeting;
    private AgendaItemId topic;

    @BeforeEach
    void a_meeting_with_a_topic() {
        cast = new Cast(jdbc, sessions);
        secretary = browser(cast.secretary);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(FEBRUARY_12, null, null, null, null),
                new FirstAgenda.Empty())).id();
        topic = topic(Confidentiality.BOARD, Set.of());
    }

    @Test
    void a_paper_is_laid_at_a_topic_and_everyone_at_the_table_reads_it() {
        var page = secretary.follow(form().with("bestand", "stand_van_de_opvang.pdf", SampleFiles.pdf("De opvang is vol.")));

        assertThat(page.page().select(".regietafel-papers").text()).contains("Stand van de opvang", "PDF, 820 bytes").doesNotContain("versie", "tafel", "beperkt");
        var agenda = browser(cast.observer).open("/vergaderingen/" + meeting);
        assertThat(agenda.page().select("#" + topic + " .regietafel-papers").text()).contains("Stand van de opvang", "PDF, 820 bytes");
        assertThat(agenda.page().select("main").text()).doesNotContain("Stuk toevoegen");
        var paper = browser(cast.observer).open(agenda.page().select("#" + topic + " .regietafel-papers a").attr("href"));
        assertThat(paper.text()).contains("stand_van_de_opvang.pdf", "door Marit Hogendoorn", "Vingerafdruk").doesNotContain("Nieuwe versie", "intrekken");
        assertThat(browser(cast.administrator).open("/vergaderingen/" + meeting).status()).isEqualTo(404);
    }

    @Test
    void several_files_are_several_papers_and_one_that_is_refused_keeps_all_of_them_out() {
        var bad = secretary.send(form().with("bestand", "goed.pdf", SampleFiles.pdf("a")).with("bestand", "leeg.pdf", new byte[0])
            .with("bestand", "plaatje.gif", "GIF89a".getBytes(UTF_8)));

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.page().getElementById("bestand-fout").text()).isEqualTo("leeg.pdf: Dit bestand is leeg. plaatje.gif: Dit is geen PDF, Word (docx), "
                + "Excel (xlsx), ODT, JPEG of PNG. Bewaar het als een van deze.");
        assertThat(bad.text()).contains("Hier ligt nog geen stuk.");

        var good = secretary.follow(bad.form(place()).with("bestand", "een.pdf", SampleFiles.pdf("a")).with("bestand", "twee.docx", SampleFiles.docx("b"))
            .with("titel", "Wat dan ook"));
        assertThat(good.page().select(".regietafel-papers a").eachText()).containsExactly("Een", "Twee");
    }

    @Test
    void without_a_file_nothing_typed_is_lost() {
        var again = secretary.send(form().with("titel", "Huurcontract").with("vertrouwelijkheid", "LIMITED").with("gedeeld-met", cast.lisdonk.value()));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().getElementById("bestand-fout").text()).isEqualTo("Kies een bestand.");
        assertThat(again.page().getElementById("titel").attr("value")).isEqualTo("Huurcontract");
        assertThat(again.page().select("input[value=LIMITED]").hasAttr("checked")).isTrue();
        assertThat(again.page().select("input[value=" + cast.lisdonk + "]").hasAttr("checked")).isTrue();
    }

    @Test
    void a_new_version_is_read_and_the_earlier_one_stays() throws Exception {
        var id = add(topic, "Notitie", SampleFiles.pdf("eerste"), Confidentiality.BOARD);
        var first = SampleFiles.pdf("eerste");

        var same = secretary.send(secretary.open("/stukken/" + id).form("/stukken/" + id + "/versies").with("bestand", "notitie.pdf", content(id, 1)));
        assertThat(same.page().getElementById("bestand-fout").text()).isEqualTo("Dit is hetzelfde bestand als de versie die er al ligt.");
        var stale = secretary.open("/stukken/" + id);
        var page = secretary.follow(secretary.open("/stukken/" + id).form("/stukken/" + id + "/versies").with("bestand", "notitie 2.docx", SampleFiles.docx("tweede")));

        assertThat(page.page().select(".regietafel-head__sub").text()).contains("Word", "versie 2");
        assertThat(page.page().select("section:has(#versies)").text()).contains("Versie 1", "PDF", "door Marit Hogendoorn", "notitie.pdf");
        assertThat(content(id, 1)).hasSameSizeAs(first);
        assertThat(secretary.send(stale.form("/stukken/" + id + "/versies").with("bestand", "c.pdf", SampleFiles.pdf("derde"))).status()).isEqualTo(409);
        assertThat(page.page().select("section:has(#gebeurd)").text()).contains("Versie 2 toegevoegd.", "Stuk toegevoegd: Notitie.");
    }

    @Test
    void what_is_withdrawn_is_gone_for_readers_and_can_be_put_back() {
        var id = add(topic, "Notitie", SampleFiles.pdf("x"), Confidentiality.BOARD);
        var address = "/stukken/" + id;

        var withdrawn = secretary.follow(secretary.open(address).form(address + "/intrekking"));

        assertThat(withdrawn.text()).contains("Dit stuk is ingetrokken.");
        assertThat(browser(cast.memberOfLisdonk).open(address).status()).isEqualTo(404);
        assertThat(browser(cast.memberOfLisdonk).open(address + "/versies/1").status()).isEqualTo(404);
        assertThat(browser(cast.memberOfLisdonk).open("/vergaderingen/" + meeting).text()).doesNotContain("Notitie");
        assertThat(secretary.open(place()).page().select(".regietafel-taken").text()).contains("Notitie", "Terugzetten");
        assertThat(secretary.follow(withdrawn.form(address + "/intrekking/terug")).page().select(".regietafel-notice")).isEmpty();
        assertThat(browser(cast.memberOfLisdonk).open(address).status()).isEqualTo(200);
    }

    @Test
    void each_change_is_one_record_and_the_same_form_twice_does_it_once() {
        var form = form().with("bestand", "a.pdf", SampleFiles.pdf("a")).with("bestand", "b.pdf", SampleFiles.pdf("b"));
        secretary.send(form);
        secretary.send(form);
        var all = cast.as(cast.secretary, () -> papers.ofTopic(cast.secretary, topic));

        assertThat(all).hasSize(2);
        assertThat(cast.as(cast.secretary, () -> timeline.of(cast.secretary, all.getFirst().id().value()))).hasSize(1);
        assertThat(cast.as(cast.memberOfLisdonk, () -> timeline.of(cast.memberOfLisdonk, all.getFirst().id().value()))).hasSize(1);
    }

    @Test
    void a_limited_paper_is_there_for_its_parties_only() throws Exception {
        var id = add(topic, "Huurcontract", SampleFiles.pdf("x"), Confidentiality.LIMITED, cast.lisdonk);

        assertThat(browser(cast.memberOfLisdonk).open("/vergaderingen/" + meeting).page().select("#" + topic).text()).contains("Huurcontract", "beperkt");
        long pieces = cast.as(cast.memberOfLisdonk, () -> count("paper.piece", "paper_id", id));
        assertThat(pieces).isOne();
        for (var who : List.of(cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer, cast.administrator)) {
            assertThat(browser(who).open("/stukken/" + id).status()).isEqualTo(404);
            assertThat(browser(who).open("/stukken/" + id + "/versies/1").status()).isEqualTo(404);
            assertThat(browser(who).open("/stukken/" + id + "/versies/1/weergave").status()).isEqualTo(404);
            assertThat(browser(who).open("/vergaderingen/" + meeting).text()).doesNotContain("Huurcontract");
            for (var table : List.of("paper.paper", "paper.paper_version", "paper.piece", "paper.part")) {
                var column = table.equals("paper.paper") ? "id" : "paper_id";
                long rows = cast.as(who, () -> count(table, column, id));
                assertThat(rows).as(table).isZero();
            }
        }
        assertThat(content(cast.memberOfLisdonk, id, 1)).isNotEmpty();

        var page = secretary.open("/stukken/" + id);
        assertThat(secretary.send(page.form("/stukken/" + id + "/vertrouwelijkheid").with("gedeeld-met", "")).page().getElementById("gedeeld-met-fout").text())
            .isEqualTo("Kies wie dit stuk mag lezen naast het secretariaat.");
        secretary.follow(page.form("/stukken/" + id + "/vertrouwelijkheid").with("vertrouwelijkheid", "BOARD"));
        assertThat(browser(cast.observer).open("/stukken/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_paper_is_never_wider_known_than_its_topic() {
        var shared = topic(Confidentiality.LIMITED, Set.of(cast.lisdonk));
        var proposed = secretary.open("/onderwerpen/" + shared + "/stukken");
        assertThat(proposed.page().select("input[value=LIMITED]").hasAttr("checked")).isTrue();

        var wider = secretary.send(proposed.form("/onderwerpen/" + shared + "/stukken").with("vertrouwelijkheid", "BOARD").with("bestand", "a.pdf", SampleFiles.pdf("a")));
        assertThat(wider.page().getElementById("vertrouwelijkheid-fout").text()).isEqualTo("Een stuk is nooit ruimer bekend dan zijn onderwerp. Dit onderwerp is: beperkt.");
        var others = secretary.send(proposed.form("/onderwerpen/" + shared + "/stukken").with("gedeeld-met", cast.nieuwevaart.value()).with("bestand", "a.pdf", SampleFiles.pdf("a")));
        assertThat(others.page().getElementById("gedeeld-met-fout").text()).startsWith("Een van deze partijen mag het onderwerp zelf niet lezen.");

        var open = add(topic, "Notitie", SampleFiles.pdf("x"), Confidentiality.BOARD);
        cast.does(cast.secretary, () -> agendas.change(Command.by(cast.secretary), topic, agendas.item(cast.secretary, topic).orElseThrow().version(), null,
                new Topic("Sporthal", AgendaItem.Kind.REGULAR, null, null, null, null, null, Confidentiality.LIMITED, Set.of(cast.lisdonk))));
        assertThat(browser(cast.observer).open("/stukken/" + open).status()).isEqualTo(404);
        assertThat(browser(cast.memberOfLisdonk).open("/stukken/" + open).status()).isEqualTo(200);
        assertThat(cast.as(cast.observer, () -> timeline.of(cast.observer, open.value()))).isEmpty();
    }

    @Test
    void a_dossier_shows_its_papers_over_the_years_and_those_at_topics_about_it() {
        var dossier = cast.as(cast.secretary, () -> dossiers.create(Command.by(cast.secretary), "Noodopvang", "nood")).id();
        var about = cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Noodopvang", AgendaItem.Kind.REGULAR, null,
                null, null, dossier, null, Confidentiality.BOARD, Set.of()))).id();
        add(about, "Bij het onderwerp", SampleFiles.pdf("x"), Confidentiality.BOARD);
        var place = "/dossiers/" + dossier + "/stukken";
        secretary.follow(secretary.open(place).form(place).with("bestand", "in het dossier.xlsx", SampleFiles.xlsx("x", "y")));

        var page = browser(cast.memberOfLisdonk).open("/dossiers/" + dossier);

        assertThat(page.page().select("section:has(#stukken)").text()).contains("Bij het onderwerp", "vergadering 12 februari 2026", "In het dossier", "Excel",
                "bij het dossier").doesNotContain("Stuk toevoegen");
    }

    @Test
    void the_chair_keeps_papers_and_a_member_does_not() {
        var chair = browser(cast.chair);
        assertThat(chair.follow(chair.open(place()).form(place()).with("bestand", "van de voorzitter.pdf", SampleFiles.pdf("x"))).text()).contains("Van de voorzitter");
        var alone = chair.send(chair.open(place()).form(place()).with("vertrouwelijkheid", "LIMITED").with("gedeeld-met", cast.lisdonk.value())
            .with("bestand", "b.pdf", SampleFiles.pdf("x")));
        assertThat(alone.page().getElementById("gedeeld-met-fout").text()).startsWith("Kies ook uw eigen organisatie.");
        assertThat(browser(cast.memberOfLisdonk).open(place()).status()).isEqualTo(404);
    }

    @Test
    void a_file_goes_out_as_it_came_in_and_can_do_nothing() throws Exception {
        var sent = SampleFiles.pdf("a".repeat(900), "b");
        var id = add(topic, "Notitie", sent, Confidentiality.BOARD, "böse \"naam\";\u202E x.pdf");

        var saved = get(cast.observer, "/stukken/" + id + "/versies/1", Map.of());
        var shown = get(cast.observer, "/stukken/" + id + "/versies/1/weergave", Map.of());

        assertThat(saved.body()).isEqualTo(sent);
        assertThat(saved.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("filename*=UTF-8''b%C3%B6se%20naam%3B%20x.pdf");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("inline;");
        for (var answer : List.of(saved, shown)) {
            assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'; frame-ancestors 'self'");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
        }
        assertThat(get(cast.observer, "/stukken/" + id, Map.of()).headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(get(cast.observer, "/stukken/" + id + "/versies/2", Map.of()).statusCode()).isEqualTo(404);
        var word = add(topic, "Tekst", SampleFiles.docx("x"), Confidentiality.BOARD, "x.docx");
        assertThat(get(cast.observer, "/stukken/" + word + "/versies/1/weergave", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_part_of_a_file_is_given_to_who_asks_for_a_part() throws Exception {
        var sent = SampleFiles.pdf("x");
        var id = add(topic, "Notitie", sent, Confidentiality.BOARD);
        var address = "/stukken/" + id + "/versies/1/weergave";
        var mark = get(cast.observer, address, Map.of()).headers().firstValue("ETag").orElseThrow();

        var middle = get(cast.observer, address, Map.of("Range", "bytes=10-19"));
        var end = get(cast.observer, address, Map.of("Range", "bytes=-5"));

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("Content-Range")).contains("bytes 10-19/" + sent.length);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(sent, 10, 20));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(sent, sent.length - 5, sent.length));
        assertThat(get(cast.observer, address, Map.of("Range", "bytes=999999-")).statusCode()).isEqualTo(416);
        assertThat(get(cast.observer, address, Map.of("Range", "bytes=0-1,3-4")).statusCode()).isEqualTo(200);
        assertThat(get(cast.observer, address, Map.of("Range", "bytes=0-1", "If-Range", "\"anders\"")).statusCode()).isEqualTo(200);
        assertThat(get(cast.observer, address, Map.of("If-None-Match", mark)).statusCode()).isEqualTo(304);
    }

    private long count(String table, String column, PaperId id) {
        return transaction.execute(_ -> jdbc.sql("select count(*) from " + table + " where " + column + " = :id").param("id", id.value()).query(Long.class).single());
    }

    private PaperId add(AgendaItemId at, String title, byte[] content, Confidentiality confidentiality, PartyId... sharedWith) {
        return add(at, title, content, confidentiality, title.toLowerCase() + ".pdf", sharedWith);
    }

    private PaperId add(AgendaItemId at, String title, byte[] content, Confidentiality confidentiality, String name, PartyId... sharedWith) {
        return cast.as(cast.secretary, () -> {
            try (var file = inbox.ours(name, new ByteArrayInputStream(content))) {
                return papers.add(Command.by(cast.secretary), papers.place(cast.secretary, at), List.of(file), title,
                        new Papers.Sharing(confidentiality, Set.of(sharedWith))).getFirst();
            }
        });
    }

    private AgendaItemId topic(Confidentiality confidentiality, Set<PartyId> sharedWith) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic("Sporthal", AgendaItem.Kind.REGULAR, null, null,
                null, null, null, confidentiality, sharedWith))).id();
    }

    private Browser.Form form() {
        return secretary.open(place()).form(place());
    }

    private String place() {
        return "/onderwerpen/" + topic + "/stukken";
    }

    private byte[] content(PaperId id, int number) throws Exception {
        return content(cast.secretary, id, number);
    }

    private byte[] content(Viewer who, PaperId id, int number) throws Exception {
        var answer = get(who, "/stukken/" + id + "/versies/" + number, Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> get(Viewer who, String address, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Cookie", "regietafel=" + cast.signIn(who));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private Browser browser(Viewer viewer) {
        return new Browser(mvc, cast.signIn(viewer));
    }
}
