package nl.regietafel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.RegietafelTest;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Directory;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.paper.Paper;
import nl.regietafel.paper.Papers;
import nl.regietafel.sample.Waterrijk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Every address of docs/routes.md, asked by every role of the sample: who may gets its page, who may not gets nothing. Pages that
/// between them have all there is are opened in a real browser, and everyone can use them: what is built the same is the same to
/// axe, whatever its words.
@Tag("journey")
@RegietafelTest
class EveryScreenTest {

    /// Who of the sample stands for which role. What the first two get, who writes and who reads, is looked at narrow too.
    private static final Map<String, Role> CAST = new LinkedHashMap<>();

    static {
        CAST.put("secretaris", Role.SECRETARY);
        CAST.put("lid", Role.MEMBER);
        CAST.put("voorzitter", Role.CHAIR);
        CAST.put("ambtenaar", Role.OFFICIAL);
        CAST.put("coa", Role.AGENCY);
        CAST.put("ministerie", Role.MINISTRY);
        CAST.put("toezicht", Role.SUPERVISOR);
        CAST.put("woo", Role.WOO_OFFICER);
        CAST.put("waarnemer", Role.OBSERVER);
        CAST.put("beheer", Role.ADMINISTRATOR);
    }

    private static final Set<String> NARROW = Set.of("secretaris", "lid");

    /// What has a page only on the way in; the journey from an empty installation looks at it.
    private static final Set<String> ON_THE_WAY_IN = Set.of("/aanmelden/tweede-stap", "/aanmelden/tweede-stap/code.svg", "/uitnodiging/{token}", "/inrichten");

    private static final Pattern ROUTE = Pattern.compile("\\| GET \\| `([^`]+)` \\| [^|]+ \\| ([A-Z_]+|–) \\|");

    /// Attributes whose values are words, names or numbers: another value does not make a page another one.
    private static final Set<String> WORDS = Set.of("id", "href", "for", "name", "value", "action", "src", "content", "title", "alt", "form", "rowspan",
            "placeholder", "datetime", "formaction", "aria-label", "aria-labelledby", "aria-describedby");

    /// What the style sheets ask, of all that is written down for the scripts.
    private static final Set<String> STYLED = Set.of("data-station", "data-kind");

    private static final String OLD_LIST = """
            Actielijst regietafel Waterrijk
            14 november 2024
            1. Opvang
            - Besloten is dat de sporthal een half jaar openblijft.
            - Afgesproken is dat Oeverhoven dit voor de volgende keer op papier zet.
            - Er moet snel duidelijkheid komen over het geld na maart.
            2. Rondvraag
            - Koffie staat voortaan in de hal.
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Directory directory;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Lines lines;

    @Autowired
    private Papers papers;

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private Viewer secretary;

    /// One address, and who gets something there: their role may, and what it shows is not kept from them.
    private record Visit(String route, String path, Set<String> who) {}

    /// A page to look at, as one of those who get it.
    private record Screen(String who, String path) {}

    @BeforeEach
    void the_secretary_knows_all() {
        secretary = sessions.viewerOf(Waterrijk.HOGENDOORN, Waterrijk.BOARD.id()).orElseThrow();
    }

    @Test
    void every_screen_is_there_for_who_may_see_it_and_everyone_can_use_it() throws IOException {
        var chromium = Chromium.running();
        var wrong = new ArrayList<String>();
        var screens = screens(visits(), wrong);

        for (var who : CAST.keySet()) {
            var page = chromium.window(port, sessions.start(Waterrijk.NAMES.get(who), null, true), 1280);
            screens.stream().filter(screen -> screen.who().equals(who)).forEach(screen -> {
                page.navigate(screen.path());
                for (var width : NARROW.contains(who) ? List.of(1280, 320) : List.of(1280)) {
                    page.setViewportSize(width, 900);
                    Chromium.hindrances(page).forEach(each -> wrong.add(who + " at " + screen.path() + ", " + width + " px: " + each));
                }
                page.setViewportSize(1280, 900);
            });
            page.context().close();
        }

        assertThat(wrong).isEmpty();
        chromium.nothingBroke();
    }

    /// Asks all addresses as all roles, and returns what to look at: pages that have between them every part there is.
    private List<Screen> screens(List<Visit> visits, List<String> wrong) {
        var different = new LinkedHashMap<Set<String>, Screen>();
        for (var who : CAST.keySet()) {
            for (var visit : visits) {
                var answer = ask(who, visit.path());
                var expected = visit.who().contains(who) ? 200 : 404;
                if (answer.statusCode() != expected) {
                    wrong.add(who + " at " + visit.path() + " of " + visit.route() + ": " + answer.statusCode() + " instead of " + expected);
                }
                if (isPage(answer)) {
                    var page = Jsoup.parse(answer.body());
                    var ids = page.select("[id]").eachAttr("id");
                    if (new HashSet<>(ids).size() < ids.size()) {
                        wrong.add(who + " at " + visit.path() + ": an id occurs twice in " + ids);
                    }
                    different.putIfAbsent(parts(answer.statusCode() == 404 ? "not there" : visit.route(), page), new Screen(who, visit.path()));
                }
            }
        }
        var screens = new ArrayList<Screen>();
        while (!different.isEmpty()) {
            var richest = different.keySet().stream().max(Comparator.comparingInt(Set::size)).orElseThrow();
            screens.add(different.remove(richest));
            var rest = new LinkedHashMap<Set<String>, Screen>();
            different.forEach((parts, screen) -> {
                var unseen = new HashSet<>(parts);
                unseen.removeAll(richest);
                if (!unseen.isEmpty()) {
                    rest.putIfAbsent(unseen, screen);
                }
            });
            different = rest;
        }
        return screens;
    }

    /// A visit to each address of docs/routes.md, with what the sample has in the place of its variables: every meeting, for a list
    /// looks different in each of its states, and every line, for each kind has its own follow-up.
    private List<Visit> visits() throws IOException {
        var visits = new ArrayList<Visit>();
        for (var row : ROUTE.matcher(Files.readString(Path.of("..", "docs", "routes.md"))).results().toList()) {
            var route = row.group(1);
            if (!ON_THE_WAY_IN.contains(route)) {
                var found = Acting.as(secretary.person(), () -> visits(route, row.group(2).equals("–") ? CAST.keySet() : who(Act.valueOf(row.group(2)))));
                assertThat(found).as("a visit to " + route + ": docs/routes.md has it, and every address is to be looked at").isNotEmpty()
                    .noneMatch(visit -> visit.path().contains("{"));
                visits.addAll(found);
            }
        }
        return visits;
    }

    private List<Visit> visits(String route, Set<String> who) {
        var first = route.replaceFirst("}.*", "}");
        return switch (first) {
            case "/vergaderingen/{meeting}" -> meetings.all(secretary).stream().flatMap(meeting -> visits(route, who, meeting).stream()).toList();
            case "/onderwerpen/{topic}" -> topics().map(topic -> new Visit(route, route.replace("{topic}", topic.id().value()), who)).toList();
            case "/regels/{line}" -> lines().map(line -> new Visit(route, route.replace("{line}", line.id().value()), both(who, readers(line, route)))).toList();
            case "/dossiers/{dossier}" -> dossiers.all(secretary).stream().map(dossier -> new Visit(route, route.replace("{dossier}", dossier.id().value()), who)).toList();
            case "/stukken/{paper}" -> papersOfTheTable().map(paper -> new Visit(route, route.replace("{paper}", paper.id().value()).replace("{number}", "1"),
                    both(who, readers(paper, route)))).toList();
            case "/mensen/{id}" -> Waterrijk.NAMES.values().stream().map(person -> new Visit(route, "/mensen/" + person, who)).toList();
            case "/partijen/{id}" -> directory.parties(Waterrijk.BOARD.id(), LocalDate.of(2026, 2, 12)).stream()
                .map(party -> new Visit(route, "/partijen/" + party.id(), who)).toList();
            case "/inlezen/{id}" -> List.of(new Visit(route, route.contains("{page}") ? sentInAsPdf() + "/bladzijden/1" : sentIn(), who));
            default -> List.of(new Visit(route, route, who));
        };
    }

    private List<Visit> visits(String route, Set<String> who, Meeting meeting) {
        var path = route.replace("{meeting}", meeting.id().value());
        boolean sent = lines().anyMatch(line -> line.meeting().equals(meeting.id()) && line.released() != null);
        boolean open = lines().anyMatch(line -> line.meeting().equals(meeting.id()) && line.adopted());
        return switch (route.replaceFirst(".*/", "")) {
            case "afdruk", "afdruk.pdf", "afdruk.docx" -> List.of(new Visit(route, path, sent ? who : both(who, who(Act.READ_DRAFTS))),
                    new Visit(route, path + "?variant=openbaar", open ? who : who(Act.MAKE_VARIANTS)));
            case "vergelijken" -> List.of(new Visit(route, path, sent ? who : Set.of()));
            case "inhoud" -> List.of(new Visit(route, path + "?versie=1", sent ? who : Set.of()),
                    new Visit(route, path + "?variant=openbaar&versie=1", open ? who : Set.of()));
            case "stukken.pdf" -> List.of(new Visit(route, path, papers.ofMeeting(secretary, meeting.id()).stream().anyMatch(paper -> !paper.isLimited()) ? who : Set.of()));
            case "lijst" -> Stream.concat(Stream.of(new Visit(route, path, who), new Visit(route, path + "?variant=leden", who),
                    new Visit(route, path + "?variant=openbaar", open ? who : who(Act.MAKE_VARIANTS))),
                    lines().filter(line -> line.meeting().equals(meeting.id())).limit(1).map(line -> new Visit(route, path + "?reageer=" + line.id(), who))).toList();
            case "varianten" -> Stream.concat(Stream.of(new Visit(route, path, who)), lines().filter(line -> line.meeting().equals(meeting.id())).limit(1)
                .map(line -> new Visit(route, path + "?regel=" + line.id(), who))).toList();
            case "herkend", "rijen" -> topics().filter(topic -> topic.meeting().equals(meeting.id())).limit(1)
                .map(topic -> new Visit(route, path.replace("{topic}", topic.id().value()) + "?tekst=a+bellen", who)).toList();
            case "{topic}" -> topics().filter(topic -> topic.meeting().equals(meeting.id()))
                .map(topic -> new Visit(route, path.replace("{topic}", topic.id().value()), who)).toList();
            default -> List.of(new Visit(route, path, who));
        };
    }

    private Stream<AgendaItem> topics() {
        return meetings.all(secretary).stream().flatMap(meeting -> meetings.agenda(secretary, meeting.id()).stream());
    }

    private Stream<Line> lines() {
        return topics().flatMap(topic -> lines.ofTopic(secretary, topic.id()).stream());
    }

    /// Who may read this line, by its confidentiality and the state of its list; only an adopted line is corrected.
    private Set<String> readers(Line line, String route) {
        if (route.endsWith("/correctie") && !line.adopted()) {
            return Set.of();
        }
        var readers = new LinkedHashSet<>(line.released() == null ? who(Act.READ_DRAFTS) : who(Act.READ_LINES));
        if (line.confidentiality() == Confidentiality.LIMITED) {
            readers.removeIf(who -> CAST.get(who) != Role.SECRETARY && Collections.disjoint(line.sharedWith(), partiesOf(who)));
        }
        return readers;
    }

    private Stream<Paper> papersOfTheTable() {
        return Stream.concat(meetings.all(secretary).stream().flatMap(meeting -> papers.ofMeeting(secretary, meeting.id()).stream()),
                dossiers.all(secretary).stream().flatMap(dossier -> papers.ofDossier(secretary, dossier.id()).stream())).distinct();
    }

    /// Who may read this paper, by its confidentiality; only what a browser can show is shown.
    private Set<String> readers(Paper paper, String route) {
        if (route.endsWith("/weergave") && !paper.latest().kind().isShown()) {
            return Set.of();
        }
        var readers = new LinkedHashSet<>(who(Act.READ_PAPERS));
        if (paper.isLimited()) {
            readers.removeIf(who -> CAST.get(who) != Role.SECRETARY && Collections.disjoint(paper.sharedWith(), partiesOf(who)));
        }
        return readers;
    }

    private Set<PartyId> partiesOf(String who) {
        return sessions.viewerOf(Waterrijk.NAMES.get(who), Waterrijk.BOARD.id()).orElseThrow().parties();
    }

    /// The address of a list that was sent in, and about which there are doubts.
    private String sentIn() {
        var sent = send(request("secretaris", "/inlezen").header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("lijst=" + URLEncoder.encode(OLD_LIST, StandardCharsets.UTF_8))));
        assertThat(sent.statusCode()).isEqualTo(200);
        return sent.uri().getPath();
    }

    /// The address of a list that was sent in as a PDF, which has pages to look at.
    private String sentInAsPdf() {
        var pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().useFastMode().withHtmlContent("<html><body><p>" + OLD_LIST.replace("\n", "</p><p>") + "</p></body></html>", null).toStream(pdf).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var head = "--grens\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"oud.pdf\"\r\n\r\n";
        var sent = send(request("secretaris", "/inlezen").header("Content-Type", "multipart/form-data; boundary=grens").POST(BodyPublishers.ofByteArrays(
            List.of(head.getBytes(StandardCharsets.UTF_8), pdf.toByteArray(), "\r\n--grens--\r\n".getBytes(StandardCharsets.UTF_8)))));
        assertThat(sent.statusCode()).isEqualTo(200);
        return sent.uri().getPath();
    }

    private HttpResponse<String> ask(String who, String path) {
        return send(request(who, path));
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization", "Bearer waterrijk-" + who);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html") && answer.body().stripLeading().startsWith("<!DOCTYPE");
    }

    /// What a page is built of: each element with its classes and attributes, what stands directly in it and in which two it
    /// stands; and the levels of its headings. No barrier that axe knows is made of less.
    private static Set<String> parts(String screen, Document page) {
        var parts = new HashSet<String>();
        parts.add(screen);
        parts.add(page.select("h1, h2, h3, h4, h5, h6").stream().map(Element::normalName).distinct().toList().toString());
        addParts(page.body(), "", "", parts);
        return parts;
    }

    private static void addParts(Element element, String above, String aboveThat, Set<String> parts) {
        var itself = element.normalName() + element.attributes().asList().stream()
            .filter(attribute -> !attribute.getKey().startsWith("data-") || STYLED.contains(attribute.getKey()))
            .map(attribute -> " " + attribute.getKey() + (WORDS.contains(attribute.getKey()) ? "" : "=" + attribute.getValue()))
            .collect(Collectors.joining());
        var inside = element.children().stream().map(Element::normalName).collect(Collectors.toCollection(TreeSet::new));
        parts.add(aboveThat + " > " + above + " > " + itself + " > " + inside);
        element.children().forEach(child -> addParts(child, itself, above, parts));
    }

    private static Set<String> who(Act act) {
        return CAST.keySet().stream().filter(who -> act.allows(CAST.get(who))).collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }
}
