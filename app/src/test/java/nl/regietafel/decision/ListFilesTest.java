package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import nl.regietafel.decision.ListContent.Beside;
import nl.regietafel.decision.ListContent.Day;
import nl.regietafel.decision.ListContent.Entry;
import nl.regietafel.decision.ListContent.Topic;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.decision.ListContent.Who;
import nl.regietafel.directory.BoardId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// Five lists as PDF and as Word: what they say, that everyone can read them, and what they do not tell.
class ListFilesTest {

    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final LocalDate MARCH_13 = LocalDate.of(2026, 3, 13);
    private static final LocalDate APRIL_9 = LocalDate.of(2026, 4, 9);

    private final ListFiles files = new ListFiles(TemplateEngine.createPrecompiled(ContentType.Html));

    /// What a list can hold.
    enum Sample {
        A_SHORT_CONCEPT(Variant.MEMBERS, List.of(
                topic(1, "Opvang asielzoekers", line("signal", "Alle locaties zijn vol. Er vertrekken minder mensen dan er bijkomen."),
                        action("Een overzicht maken van panden die binnen drie maanden leeg komen.", new Who("Nieuwevaart", "Dirk Oosterhuis", false))),
                topic(2, "Rondvraag"))),
        SIXTY_LINES(Variant.MEMBERS, sixty()),
        ADOPTED_WITH_ALL_THAT_STANDS_UNDER_A_LINE(Variant.MEMBERS, List.of(topic(1, "Opvang Oekraïne",
                new Entry("a", "decision", "De noodopvang blijft open.", List.of(new Who("Lisdonk", null, false), new Who("Een gemeente", null, false)),
                        new Day(APRIL_9, true), new Day(null, true), List.of(new Beside("2.412 van 2.460 plekken bezet", FEBRUARY_12, "COA")),
                        List.of(new Beside("een huisarts op de locatie", APRIL_9, null)), List.of(new Beside("gedeputeerde staten", null, null)), null, "2026-3/1",
                        null, false),
                new Entry("b", "agreement", "Dit vervalt.", List.of(), null, null, List.of(), List.of(), List.of(), "dubbel genoteerd", "2026-3/2", "2025-1/4", false)))),
        STRANGE_SIGNS(Variant.MEMBERS, List.of(topic(1, "<script> & \"aanhalingen\" 'hier'", line("question", "Eén vraag: ≥ 3 % van € 9.400 → ja? ﬁ ﷽ 漢字 🏠 \u000B\u0001\u00AD einde"),
                line("announcement", "Zonderspaties".repeat(60)), line("call", "x".repeat(4000))))),
        ALL_OF_IT_FOR_THE_SECRETARIAT(Variant.INTERNAL, List.of(topic(null, "Locatie Oeverhoven",
                new Entry("a", "signal", "Alleen voor ons.", List.of(new Who("Steenwaard", null, true)), null, null, List.of(), List.of(), List.of(), null, "2026-3/B1",
                        null, true)), topic(1, "Huisvesting", line("agenda_point", "Reservelocaties"))));

        private final Variant variant;
        private final List<Topic> topics;

        Sample(Variant variant, List<Topic> topics) {
            this.variant = variant;
            this.topics = topics;
        }

        PrintPage page() {
            var content = new ListContent(ListContent.FORMAT, variant, "Regietafel Waterrijk", FEBRUARY_12, "2026-3", topics);
            boolean adopted = this == ADOPTED_WITH_ALL_THAT_STANDS_UNDER_A_LINE;
            var list = new DecisionList(MeetingId.fresh(), BoardId.fresh(), "Regietafel Waterrijk", FEBRUARY_12, "2026-3",
                    List.of(new DecisionList.Circulation(1, null, FEBRUARY_12, "Marit Hogendoorn")), List.of(),
                    adopted ? new DecisionList.Adoption(1, AgendaItemId.fresh(), false, APRIL_9, Instant.EPOCH, "Marit Hogendoorn") : null, null, null, List.of(), List.of());
            var version = variant == Variant.INTERNAL ? null : new DecisionListStore.Version(1, variant, content.canonical(),
                    CanonicalForm.fingerprint(content.canonical()), FEBRUARY_12, Instant.EPOCH, "Marit Hogendoorn");
            return PrintPage.of(list, content, version, FEBRUARY_12);
        }
    }

    @BeforeAll
    static void judge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource
    void a_pdf_can_be_read_by_everyone_and_for_ever(Sample sample) throws Exception {
        var pdf = files.pdf(sample.page());

        assertThat(failures(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(failures(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void the_judge_says_no_to_a_pdf_that_is_not_so() throws Exception {
        var bare = new java.io.ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(bare);
        }

        assertThat(failures(bare.toByteArray(), PDFAFlavour.PDFUA_1)).isNotEmpty();
        assertThat(failures(bare.toByteArray(), PDFAFlavour.PDFA_2_A)).isNotEmpty();
    }

    @Test
    void a_pdf_has_bookmarks_a_language_and_a_foot_on_each_page() throws Exception {
        try (var pdf = Loader.loadPDF(files.pdf(Sample.SIXTY_LINES.page()))) {
            var bookmarks = new ArrayList<String>();
            for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
            }

            assertThat(bookmarks).containsExactly("1 Onderwerp 1", "2 Onderwerp 2", "3 Onderwerp 3", "4 Onderwerp 4", "5 Onderwerp 5", "6 Onderwerp 6");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("nl-NL");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Actie- en besluitenlijst 12 februari 2026");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page)).contains("Concept, niet vastgesteld · ledenversie", "bladzijde " + page + " van " + pdf.getNumberOfPages());
                assertThat(text(pdf, page)).as("the head comes back").contains("Onderwerp", "Door wie?");
            }
            assertThat(text(pdf, 1)).contains("CONCEPT", "Vergadering van donderdag 12 februari 2026", "versie 1, 12 februari 2026");
        }
    }

    @Test
    void a_pdf_says_who_by_when_and_all_that_was_said_with_a_line() throws Exception {
        try (var pdf = Loader.loadPDF(files.pdf(Sample.ADOPTED_WITH_ALL_THAT_STANDS_UNDER_A_LINE.page()))) {
            assertThat(text(pdf, 1)).contains("Vastgesteld op 9 april 2026", "Lisdonk, Een gemeente", "2.412 van 2.460 plekken bezet (COA, 12 februari 2026)",
                    "Voorwaarde: een huisarts op de locatie, vóór 9 april 2026", "Vervallen: dubbel genoteerd", "Corrigeert 2025-1/4", "2026-3/1",
                    "ongewijzigd").doesNotContain("CONCEPT", "Concept");
        }
    }

    @ParameterizedTest
    @EnumSource
    void word_has_its_topics_as_headings_and_a_column_of_owners_in_a_table_with_a_head(Sample sample) throws Exception {
        var page = sample.page();
        try (var word = new XWPFDocument(new ByteArrayInputStream(files.word(page)))) {
            assertThat(word.getParagraphs()).filteredOn(paragraph -> "Heading2".equals(paragraph.getStyle())).extracting(paragraph -> paragraph.getText().strip())
                .containsSubsequence(page.topics().stream().map(topic -> topic.heading().strip()).toList());
            assertThat(word.getTables()).hasSize((int) page.topics().stream().filter(topic -> !topic.rows().isEmpty()).count());
            for (var table : word.getTables()) {
                assertThat(table.getRow(0).isRepeatHeader()).isTrue();
                assertThat(table.getRow(0).getTableCells()).extracting(cell -> cell.getText()).containsExactly("Onderwerp", "Door wie?");
                assertThat(table.getStyleID()).isEqualTo("List");
            }
            assertThat(word.getStyles().getStyle("Heading2").getName()).isEqualTo("heading 2");
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo("Actie- en besluitenlijst 12 februari 2026");
        }
    }

    @Test
    void a_file_tells_nobody_who_made_it() throws IOException {
        for (var sample : Sample.values()) {
            var parts = parts(files.word(sample.page()));
            var everything = String.join("\n", parts.values());
            assertThat(everything).doesNotContain("Hogendoorn", "dc:creator", "lastModifiedBy", "Apache", System.getProperty("user.name") + "<", "w:vanish", "w:comment", "<w:ins ", "<w:del ");
            assertThat(parts.keySet()).noneMatch(name -> name.contains("comments") || name.contains("custom"));
            assertThat(parts.get("word/styles.xml")).contains("w:lang w:val=\"nl-NL\"");
            try (var pdf = Loader.loadPDF(files.pdf(sample.page()))) {
                assertThat(pdf.getDocumentInformation().getAuthor()).isNull();
                assertThat(pdf.getDocumentInformation().getCreator()).isNull();
                var xmp = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
                assertThat(xmp).doesNotContain("dc:creator", "Hogendoorn");
            }
        }
    }

    /// What the judge of PDF/UA and PDF/A says is wrong.
    static List<String> failures(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion -> assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage())
                .distinct().toList();
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    static Map<String, String> parts(byte[] zip) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static List<Topic> sixty() {
        var kinds = LineKind.values();
        return IntStream.rangeClosed(1, 6).mapToObj(topic -> topic(topic, "Onderwerp " + topic, IntStream.range(0, 10)
                .mapToObj(number -> new Entry("l" + number, kinds[(topic * 10 + number) % 8].code(),
                        "Nagaan of de sporthal als reserve kan dienen, en wat het kost om haar drie maanden langer te huren dan gedacht. Regel " + number + ".",
                        List.of(new Who("Nieuwevaart", null, false)), new Day(MARCH_13, false), null, List.of(), List.of(), List.of(), null,
                        "2026-3/" + (topic * 10 + number), null, false))
                .toArray(Entry[]::new))).toList();
    }

    private static Topic topic(@Nullable Integer number, String title, Entry... lines) {
        return new Topic(number, "t" + title.hashCode(), title, List.of(lines));
    }

    private static Entry line(String kind, String text) {
        return new Entry("x" + text.hashCode(), kind, text, List.of(), null, null, List.of(), List.of(), List.of(), null, null, null, false);
    }

    private static Entry action(String text, Who... who) {
        return new Entry("x" + text.hashCode(), "action", text, Stream.of(who).toList(), new Day(MARCH_13, false), null, List.of(), List.of(), List.of(), null, null,
                null, false);
    }
}
