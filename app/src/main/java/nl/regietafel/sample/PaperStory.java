package nl.regietafel.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.regietafel.sample.ListStory.FEBRUARY_12;
import static nl.regietafel.sample.ListStory.NOVEMBER_20;
import static nl.regietafel.sample.Waterrijk.HOGENDOORN;
import static nl.regietafel.sample.Waterrijk.LISDONK;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.paper.Inbox;
import nl.regietafel.paper.PaperPlace;
import nl.regietafel.paper.Papers;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What lies on the table in Waterrijk: a few papers of our own making, one in two versions, one that only Lisdonk reads.
@Component
@Order(3)
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class PaperStory implements Story {

    private static final String OPVANG = "Opvang asielzoekers";

    private final Papers papers;
    private final Inbox inbox;
    private final Meetings meetings;
    private final Dossiers dossiers;

    PaperStory(Papers papers, Inbox inbox, Meetings meetings, Dossiers dossiers) {
        this.papers = papers;
        this.inbox = inbox;
        this.meetings = meetings;
        this.dossiers = dossiers;
    }

    @Override
    public void tell(Storyteller teller) {
        topicPaper(teller, LocalDate.of(2025, 11, 12), NOVEMBER_20, "Stand van de opvang, november 2025", Confidentiality.BOARD,
                "Stand van de opvang", "De bezetting was in oktober 2.388 van 2.460 plekken.", "De uitstroom blijft achter bij de instroom.");
        topicPaper(teller, LocalDate.of(2026, 2, 5), FEBRUARY_12, "Panden die leeg komen", Confidentiality.BOARD,
                "Panden die leeg komen", "Steenwaard: een kantoor aan de Kade, vrij in mei.", "Oeverhoven: een schoolgebouw, vrij na de zomer.");
        topicPaper(teller, LocalDate.of(2026, 2, 6), FEBRUARY_12, "Huurcontract Havenhotel", Confidentiality.LIMITED,
                "Huurcontract Havenhotel", "Het contract loopt af op 1 september 2026.", "De eigenaar vraagt een langere termijn.");
        dossierPaper(teller);
        teller.on(LocalDate.of(2026, 2, 9), HOGENDOORN, "stuk:panden:2", command -> {
            var paper = papers.ofMeeting(command.by(), meetings.onDay(command.by(), FEBRUARY_12).orElseThrow().id()).stream()
                .filter(each -> each.title().equals("Panden die leeg komen")).findFirst().orElseThrow();
            try (var file = inbox.ours("panden-die-leeg-komen.pdf", new ByteArrayInputStream(pdf("Panden die leeg komen",
                    "Steenwaard: een kantoor aan de Kade, vrij in mei.", "Oeverhoven: een schoolgebouw, vrij na de zomer.",
                    "Zwanemeer: een bedrijfshal, vrij in april.")))) {
                papers.replace(command, paper.id(), paper.version(), file);
            }
        });
    }

    private void topicPaper(Storyteller teller, LocalDate on, LocalDate meeting, String title, Confidentiality confidentiality, String... lines) {
        teller.on(on, HOGENDOORN, "stuk:" + on, command -> {
            try (var file = inbox.ours(title.toLowerCase().replaceAll("[^a-z0-9]+", "-") + ".pdf", new ByteArrayInputStream(pdf(lines)))) {
                papers.add(command, place(command.by(), meeting), List.of(file), title, new Papers.Sharing(confidentiality, Set.of(LISDONK)));
            }
        });
    }

    private void dossierPaper(Storyteller teller) {
        teller.on(LocalDate.of(2025, 6, 2), HOGENDOORN, "stuk:dossier", command -> {
            var dossier = dossiers.byName(command.by(), "boot").orElseThrow();
            try (var file = inbox.ours("afspraken ligplaats.docx", new ByteArrayInputStream(word("Afspraken over de ligplaats van de boot",
                    "De boot ligt aan de Noordkade zolang de vergunning loopt.", "Zwanemeer meldt het als de ligplaats eerder vrij moet komen.")))) {
                papers.add(command, papers.place(command.by(), dossier.id()), List.of(file), "Afspraken over de ligplaats",
                        new Papers.Sharing(Confidentiality.BOARD, Set.of()));
            }
        });
    }

    private PaperPlace place(Viewer viewer, LocalDate day) {
        var meeting = meetings.onDay(viewer, day).orElseThrow();
        var topic = meetings.agenda(viewer, meeting.id()).stream().filter(item -> item.title().equals(OPVANG)).findFirst().orElseThrow();
        return papers.place(viewer, topic.id());
    }

    /// One page: a heading and some lines.
    private static byte[] pdf(String... lines) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var out = new PDPageContentStream(document, page)) {
                out.beginText();
                out.newLineAtOffset(72, 760);
                for (var line = 0; line < lines.length; line++) {
                    out.setFont(new PDType1Font(line == 0 ? Standard14Fonts.FontName.HELVETICA_BOLD : Standard14Fonts.FontName.HELVETICA), line == 0 ? 18 : 11);
                    out.showText(lines[line]);
                    out.newLineAtOffset(0, line == 0 ? -32 : -18);
                }
                out.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The least that Word opens.
    private static byte[] word(String... paragraphs) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", """
                    <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            put(zip, "_rels/.rels", """
                    <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            put(zip, "word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + body + "</w:body></w:document>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }
}
