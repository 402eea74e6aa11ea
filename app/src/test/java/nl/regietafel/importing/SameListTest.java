package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.regietafel.importing.WordFixture.bold;
import static nl.regietafel.importing.WordFixture.item;
import static nl.regietafel.importing.WordFixture.p;
import static nl.regietafel.importing.WordFixture.table;
import static nl.regietafel.importing.WordFixture.tc;
import static nl.regietafel.importing.WordFixture.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// One list kept as text, as HTML, as Word and as PDF is one list: the same topics, the same lines.
class SameListTest {

    private record Topic(String title, List<String> lines) {}

    private static final String TITLE = "Actielijst regietafel Waterrijk";
    private static final String DAY = "12 februari 2026";
    private static final List<Topic> TOPICS = List.of(
            new Topic("Mededelingen", List.of("Het COA meldt dat de boot in de haven van Lisdonk tot de zomer blijft liggen en dat daarna de kade leeg moet zijn.",
                    "Wierveen heeft de cijfers van het kwartaal rondgestuurd.")),
            new Topic("Opvang van asielzoekers", List.of("Actie: Lisdonk kijkt vóór 3 maart 2026 de kade na en stuurt de uitkomst daarvan aan alle leden van de tafel.",
                    "Besluit: de verdeling over de gemeenten blijft zoals zij in november is vastgesteld.",
                    "Vraag: wie neemt het overleg met de veiligheidsregio over?")),
            new Topic("Huisvesting", List.of("Afgesproken is dat de provincie de brief aan de raden schrijft.",
                    "Actie: de secretaris plant een werkbezoek (uiterlijk 2 april 2026).")));

    private static final Reading TEXT = read(text().getBytes(UTF_8));

    @Test
    void as_text_it_has_three_topics_and_seven_lines() {
        assertThat(TEXT.title()).isEqualTo(TITLE);
        assertThat(TEXT.date()).isEqualTo("2026-02-12");
        assertThat(TEXT.topics()).extracting(Reading.Topic::title).containsExactly("Mededelingen", "Opvang van asielzoekers", "Huisvesting");
        assertThat(TEXT.topics()).extracting(topic -> topic.entries().stream().filter(entry -> entry.partOf() == null).count()).containsExactly(2L, 3L, 2L);
    }

    @Test
    void as_html() {
        assertThat(said(read(html("h2").getBytes(UTF_8)))).isEqualTo(said(TEXT));
    }

    @Test
    void as_word_with_headings_and_with_bold_topics() {
        var head = p("Kop1", TITLE) + p(DAY);
        var headings = TOPICS.stream().map(topic -> p("Kop2", topic.title()) + topic.lines().stream().map(line -> item(1, 0, line)).collect(Collectors.joining()))
                .collect(Collectors.joining());
        var bold = TOPICS.stream().map(topic -> bold(topic.title()) + topic.lines().stream().map(line -> p("- " + line)).collect(Collectors.joining()))
                .collect(Collectors.joining());

        assertThat(said(read(WordFixture.of(head + headings)))).isEqualTo(said(TEXT));
        assertThat(said(read(WordFixture.of(head + bold)))).isEqualTo(said(TEXT));
    }

    @Test
    void as_a_table_in_word() {
        var rows = new ArrayList<String>();
        rows.add(tr(tc(p("Onderwerp")), tc(p("Verslag"))));
        TOPICS.forEach(topic -> rows.add(tr(tc(p(topic.title())), tc(topic.lines().stream().map(line -> item(1, 0, line)).collect(Collectors.joining())))));

        assertThat(said(read(WordFixture.of(p("Kop1", TITLE) + p(DAY) + table(rows.toArray(String[]::new)))))).isEqualTo(said(TEXT));
    }

    @Test
    void as_pdf_with_headings_and_with_bold_topics() {
        assertThat(said(read(PdfFixture.ofHtml(html("h2"))))).isEqualTo(said(TEXT));
        assertThat(said(read(PdfFixture.ofHtml(html("h2").replace("<head>", "<head><style>h1, h2 { font-size: 11pt; } * { font-size: 11pt; }</style>"))))).isEqualTo(said(TEXT));
    }

    @Test
    void as_a_table_in_a_pdf_with_lines_and_without() {
        for (var border : List.of("1px solid black", "0 none")) {
            var style = "<style>table { border-collapse: collapse; width: 100%; } td, th { border: " + border
                    + "; padding: 5px; vertical-align: top; text-align: left; } td:first-child { width: 30%; } ul { margin: 0; padding-left: 14px; }</style>";
            assertThat(said(read(PdfFixture.ofHtml("<html><head>" + style + "</head><body><h1>" + TITLE + "</h1><p>" + DAY + "</p>" + rows() + "</body></html>"))))
                    .as(border).isEqualTo(said(TEXT));
        }
    }

    @Test
    void the_real_list_as_a_table_in_word_and_in_a_pdf_says_what_its_text_says() throws IOException {
        var file = Path.of("").toAbsolutePath().getParent().resolveSibling("shared").resolve("seed/prt-drenthe-2025-11-19.txt");
        assumeThat(file).exists();
        var original = Files.readAllBytes(file);
        var text = read(original);

        assertThat(said(read(WordFixture.of(wordOf(new String(original, UTF_8)))))).as("Word").isEqualTo(said(text));
        assertThat(said(read(PdfFixture.ofHtml(htmlOf(new String(original, UTF_8)))))).as("PDF").isEqualTo(said(text));
    }

    /// The rows of the text (cells parted by tabs, with tags in them) as the body of a Word file.
    private static String wordOf(String list) {
        var body = new StringBuilder();
        var rows = new ArrayList<String>();
        for (var line : list.split("\n")) {
            var cells = line.split("\t", -1);
            if (cells.length > 1 || line.strip().startsWith("<")) {
                rows.add(tr(java.util.Arrays.stream(cells).map(cell -> tc(paragraphs(cell))).toArray(String[]::new)));
            } else if (!line.isBlank()) {
                body.append(rows.isEmpty() ? "" : table(rows.toArray(String[]::new))).append(p(line.replace("#", "").strip()));
                rows.clear();
            }
        }
        return body + (rows.isEmpty() ? "" : table(rows.toArray(String[]::new)));
    }

    private static String paragraphs(String cell) {
        var said = new StringBuilder();
        var body = Jsoup.parse(cell).body();
        for (var node : body.childNodes()) {
            if (node instanceof org.jsoup.nodes.Element element && (element.normalName().equals("ul") || element.normalName().equals("ol"))) {
                element.children().forEach(li -> said.append(item(1, 0, li.text())));
            } else if (node instanceof org.jsoup.nodes.Element element && (element.normalName().equals("b") || element.normalName().equals("strong"))) {
                said.append(WordFixture.bold(element.text().replace("&", "&amp;")));
            } else {
                var words = node instanceof org.jsoup.nodes.TextNode bare ? bare.getWholeText() : lines((org.jsoup.nodes.Element) node);
                words.lines().filter(line -> !line.isBlank()).forEach(line -> said.append(p(line.strip())));
            }
        }
        return said.isEmpty() ? p("") : said.toString();
    }

    private static String lines(org.jsoup.nodes.Element element) {
        element.select("br").append("\n");
        return element.wholeText();
    }

    private static String htmlOf(String list) {
        var body = new StringBuilder();
        var open = false;
        for (var line : list.split("\n")) {
            var cells = line.split("\t", -1);
            if (cells.length > 1 || line.strip().startsWith("<")) {
                body.append(open ? "" : "<table>").append("<tr>");
                for (var cell : cells) {
                    body.append("<td>").append(cell.strip().replace("  ", "<br>")).append("</td>");
                }
                body.append("</tr>");
                open = true;
            } else if (!line.isBlank()) {
                body.append(open ? "</table>" : "").append("<p>").append(line.replace("#", "").strip()).append("</p>");
                open = false;
            }
        }
        body.append(open ? "</table>" : "");
        var page = Jsoup.parse("<html><head><style>table { border-collapse: collapse; width: 100%; } td { border: 1px solid black; padding: 4px; vertical-align: top; } td:first-child { width: 80%; } ul { margin: 0; padding-left: 16px; }</style></head><body>" + body + "</body></html>");
        page.outputSettings().syntax(org.jsoup.nodes.Document.OutputSettings.Syntax.xml).prettyPrint(false).escapeMode(org.jsoup.nodes.Entities.EscapeMode.xhtml);
        return page.html();
    }

    private static String text() {
        return TITLE + "\n" + DAY + "\n\n" + TOPICS.stream().map(topic -> topic.title() + "\n"
                + topic.lines().stream().map(line -> "- " + line + "\n").collect(Collectors.joining())).collect(Collectors.joining("\n"));
    }

    private static String html(String heading) {
        return "<html><head></head><body><h1>" + TITLE + "</h1><p>" + DAY + "</p>" + TOPICS.stream().map(topic -> "<" + heading + ">" + topic.title() + "</" + heading + "><ul>"
                + topic.lines().stream().map(line -> "<li>" + line + "</li>").collect(Collectors.joining()) + "</ul>").collect(Collectors.joining()) + "</body></html>";
    }

    private static String rows() {
        return "<table><tr><th>Onderwerp</th><th>Verslag</th></tr>" + TOPICS.stream().map(topic -> "<tr><td>" + topic.title() + "</td><td><ul>"
                + topic.lines().stream().map(line -> "<li>" + line + "</li>").collect(Collectors.joining()) + "</ul></td></tr>").collect(Collectors.joining()) + "</table>";
    }

    private static Reading read(byte[] content) {
        return ListReader.read(content, "lijst");
    }

    /// What the list says, without how sure we are and where it stands.
    private static String said(Reading reading) {
        return reading.title() + "\n" + reading.date() + "\n" + reading.status() + "\n" + reading.topics().stream().map(topic -> "\n# " + topic.title() + " | " + topic.owners()
                + " | " + topic.adopts() + "\n" + topic.entries().stream().map(entry -> entry.kind().code() + ": " + entry.text() + " | " + entry.owners() + " | " + entry.due()
                + " | " + entry.goesTo() + " | " + entry.partOf() + "\n").collect(Collectors.joining())).collect(Collectors.joining());
    }
}
