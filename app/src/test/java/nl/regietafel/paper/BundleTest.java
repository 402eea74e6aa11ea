package nl.regietafel.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Arrangement;
import nl.regietafel.meeting.FirstAgenda;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All papers of a meeting as one PDF: in order, with bookmarks, and nothing that one may not read or that nobody meant to send.
@RegietafelTest
class BundleTest {

    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    @Autowired private Meetings meetings;
    @Autowired private Agendas agendas;
    @Autowired private Papers papers;
    @Autowired private Inbox inbox;
    @LocalServerPort private int port;

    private Cast cast;
    private MeetingId meeting;

    @BeforeEach
    void a_meeting() {
        cast = new Cast(jdbc, sessions);
        meeting = cast.as(cast.secretary, () -> meetings.plan(Command.by(cast.secretary), new Arrangement(LocalDate.of(2026, 2, 12), null, null, null, null),
                new FirstAgenda.Empty())).id();
    }

    @Test
    void papers_are_bound_in_the_order_of_the_agenda_with_bookmarks() throws Exception {
        var opvang = topic("Opvang asielzoekers");
        var wonen = topic("Huisvesting");
        add(wonen, "Taakstelling", "t.xlsx", SampleFiles.xlsx("x", "y"));
        add(opvang, "Stand van de opvang", "s.pdf", SampleFiles.pdf("Bladzijde een", "Bladzijde twee"));
        add(opvang, "Kaart", "k.jpg", SampleFiles.jpeg("hier"));
        add(wonen, "Plattegrond", "p.png", SampleFiles.png("hier"));

        try (var bundle = bundle(cast.observer)) {
            assertThat(bundle.getNumberOfPages()).isEqualTo(6);
            assertThat(text(bundle, 1)).containsSubsequence("Stukken bij de vergadering van 12 februari 2026", "Opvang asielzoekers", "Stand van de opvang", "2",
                    "Kaart", "4", "Huisvesting", "Taakstelling", "5", "Plattegrond", "6");
            assertThat(text(bundle, 3)).contains("Bladzijde twee");
            assertThat(text(bundle, 5)).contains("Taakstelling", "Excel", "niet bijgevoegd", "http://localhost:" + port + "/stukken/");
            assertThat(bookmarks(bundle.getDocumentCatalog().getDocumentOutline(), "")).containsExactly("Alle stukken 1", "Opvang asielzoekers 2",
                    " Stand van de opvang 2", " Kaart 4", "Huisvesting 5", " Taakstelling 5", " Plattegrond 6");
            assertThat(bundle.getPage(3).getRotation()).isEqualTo(90);
        }
    }

    @Test
    void only_what_the_asker_may_read_is_in_it() throws Exception {
        var opvang = topic("Opvang");
        add(opvang, "Openbaar genoeg", "a.pdf", SampleFiles.pdf("appelboom"));
        add(opvang, "Huurcontract kruisbeer", "kruisbeer.pdf", SampleFiles.pdfOf("kruisbeer", "kruisbeer"), cast.lisdonk);

        assertThat(everything(cast.memberOfLisdonk)).contains("kruisbeer");
        for (var who : List.of(cast.memberOfNieuwevaart, cast.chair, cast.agency, cast.observer)) {
            assertThat(everything(who)).contains("appelboom").doesNotContain("kruisbeer", "Huurcontract");
        }
        assertThat(get(cast.administrator).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_of_a_file_goes_along_but_its_pages() throws Exception {
        var source = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(SampleFiles.pdfOf("J. kruisbeer", "Zichtbaar"))) {
            document.getDocumentInformation().setProducer("C:\\Users\\kruisbeer\\pen");
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('kruisbeer')"));
            document.getDocumentCatalog().setLanguage("nl");
            document.save(source);
        }
        add(topic("Opvang"), "Notitie", "n.pdf", source.toByteArray());

        try (var bundle = bundle(cast.observer)) {
            assertThat(text(bundle, 2)).contains("Zichtbaar");
            var about = bundle.getDocumentInformation();
            assertThat(about.getAuthor()).isNull();
            assertThat(about.getCreator()).isNull();
            assertThat(about.getProducer()).isNull();
            assertThat(about.getTitle()).isEqualTo("Stukken bij de vergadering van 12 februari 2026");
            assertThat(bundle.getDocumentCatalog().getCOSObject().containsKey(COSName.OPEN_ACTION)).isFalse();
            var uncompressed = new ByteArrayOutputStream();
            bundle.save(uncompressed, CompressParameters.NO_COMPRESSION);
            assertThat(uncompressed.toString(ISO_8859_1)).doesNotContain("kruisbeer", "JavaScript", System.getProperty("java.io.tmpdir") + "/");
        }
    }

    @Test
    void a_meeting_without_papers_has_no_bundle() throws Exception {
        topic("Opvang");

        assertThat(get(cast.observer).statusCode()).isEqualTo(404);
    }

    private String everything(Viewer who) throws Exception {
        try (var bundle = bundle(who)) {
            return new PDFTextStripper().getText(bundle) + bookmarks(bundle.getDocumentCatalog().getDocumentOutline(), "");
        }
    }

    private static String text(PDDocument bundle, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(bundle);
    }

    private static List<String> bookmarks(PDOutlineNode node, String before) throws IOException {
        var all = new ArrayList<String>();
        for (var item : node.children()) {
            all.add(before + item.getTitle() + " " + (((PDPageDestination) item.getDestination())
                    .retrievePageNumber() + 1));
            all.addAll(bookmarks(item, before + " "));
        }
        return all;
    }

    private PDDocument bundle(Viewer who) throws Exception {
        var answer = get(who);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("sandbox");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"stukken-2026-02-12.pdf\"");
        return Loader.loadPDF(answer.body());
    }

    private HttpResponse<byte[]> get(Viewer who) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/vergaderingen/" + meeting + "/stukken.pdf"))
            .header("Cookie", "regietafel=" + cast.signIn(who)).build(), BodyHandlers.ofByteArray());
    }

    private AgendaItemId topic(String title) {
        return cast.as(cast.secretary, () -> agendas.add(Command.by(cast.secretary), meeting, null, new Topic(title, AgendaItem.Kind.REGULAR, null, null,
                null, null, null, Confidentiality.BOARD, Set.of()))).id();
    }

    private void add(AgendaItemId topic, String title, String name, byte[] content, PartyId... sharedWith) {
        cast.does(cast.secretary, () -> {
            try (var file = inbox.ours(name, new ByteArrayInputStream(content))) {
                papers.add(Command.by(cast.secretary), papers.place(cast.secretary, topic), List.of(file), title,
                        new Papers.Sharing(sharedWith.length == 0 ? Confidentiality.BOARD : Confidentiality.LIMITED, Set.of(sharedWith)));
            }
        });
    }
}
