package nl.regietafel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.regietafel.decision.ListContent.Beside;
import nl.regietafel.decision.ListContent.Day;
import nl.regietafel.decision.ListContent.Entry;
import nl.regietafel.decision.ListContent.Topic;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.decision.ListContent.Who;
import nl.regietafel.directory.BoardId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// Fifty lists of chance, each other in length, kinds, signs and state: as PDF before the judge of PDF/UA and PDF/A, and as Word
/// opened by LibreOffice.
@Tag("journey")
class FiftyListsTest {

    private static final long SEED = 20_260_212L;
    private static final LocalDate FEBRUARY_12 = LocalDate.of(2026, 2, 12);
    private static final Path LIBREOFFICE = Path.of("/usr/bin/soffice");
    private static final List<String> WORDS = List.of("opvang", "locatie", "één", "gemeente", "huisvesting", "€ 9.400", "≥ 3 %", "\"noodopvang\"", "R&D", "<b>", "naïef",
            "Zwanemeer", "plekken", "ﬁets", "漢字", "🏠", "→", "vóór", "lange-samenstelling-zonder-einde-die-over-de-regel-loopt", "x\u00ADy", "1\u00A0september");

    @TempDir
    private Path folder;

    private final ListFiles files = new ListFiles(TemplateEngine.createPrecompiled(ContentType.Html));

    @Test
    void each_pdf_can_be_read_by_everyone_and_for_ever() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int list = 0; list < 50; list++) {
            var pdf = files.pdf(page(list));

            assertThat(ListFilesTest.failures(pdf, PDFAFlavour.PDFUA_1)).as("list %d of seed %d".formatted(list, SEED)).isEmpty();
            assertThat(ListFilesTest.failures(pdf, PDFAFlavour.PDFA_2_A)).as("list %d of seed %d".formatted(list, SEED)).isEmpty();
        }
    }

    @Test
    void libreoffice_opens_each_word_file_and_keeps_headings_table_and_owners() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(LIBREOFFICE), "LibreOffice ontbreekt (pakket libreoffice-writer-nogui)");
        var pages = new LinkedHashMap<String, PrintPage>();
        for (int list = 0; list < 50; list++) {
            var page = page(list);
            pages.put("lijst" + list, page);
            Files.write(folder.resolve("lijst" + list + ".docx"), files.word(page));
        }
        var command = new ArrayList<>(List.of(LIBREOFFICE.toString(), "--headless", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to", "fodt",
                "--outdir", folder.toString()));
        pages.keySet().forEach(name -> command.add(folder.resolve(name + ".docx").toString()));
        var libreoffice = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        assertThat(libreoffice.waitFor(5, TimeUnit.MINUTES)).as("LibreOffice ends").isTrue();

        pages.forEach((name, page) -> {
            var document = read(folder.resolve(name + ".fodt"));
            assertThat(document.select("text|h").stream().filter(heading -> heading.attr("text:outline-level").equals("2")).map(FiftyListsTest::words).toList())
                .as(name).startsWith(page.topics().stream().map(topic -> plain(topic.heading())).toArray(String[]::new));
            var tables = document.select("table|table");
            var topics = page.topics().stream().filter(topic -> !topic.rows().isEmpty()).toList();
            assertThat(tables).as(name).hasSameSizeAs(topics);
            for (int i = 0; i < tables.size(); i++) {
                assertThat(tables.get(i).select("table|table-header-rows table|table-cell").eachText()).as(name).containsExactly("Onderwerp", "Door wie?");
                var rows = tables.get(i).select("table|table-row").stream().filter(row -> row.parents().stream().noneMatch(above -> above.tagName().equals("table:table-header-rows")))
                    .toList();
                assertThat(rows).as(name).hasSameSizeAs(topics.get(i).rows());
                for (int row = 0; row < rows.size(); row++) {
                    var owners = words(rows.get(row).select("table|table-cell").get(1));
                    assertThat(topics.get(i).rows().get(row).who()).as(name + ": " + owners).allMatch(who -> owners.contains(who.name()));
                }
            }
        });
    }

    private Element read(Path file) {
        try {
            return Jsoup.parse(Files.readString(file), Parser.xmlParser());
        } catch (IOException e) {
            throw new AssertionError("LibreOffice did not open " + file.getFileName(), e);
        }
    }

    private static String words(Element element) {
        return plain(element.text());
    }

    private static String plain(String text) {
        return text.replace("\u00AD", "").replaceAll("[\\s\u00A0]+", " ").strip();
    }

    /// The same list each time, for its number.
    private static PrintPage page(int number) {
        var random = new Random(SEED + number);
        var variant = Variant.values()[number % 3];
        var topics = IntStream.rangeClosed(1, random.nextInt(8)).mapToObj(topic -> new Topic(topic, "t" + topic, text(random, 1 + random.nextInt(8)),
                IntStream.range(0, random.nextInt(12)).mapToObj(line -> entry(random, "t" + topic + "l" + line)).toList())).toList();
        var content = new ListContent(ListContent.FORMAT, variant, "Regietafel Waterrijk", FEBRUARY_12, "2026-3", topics);
        boolean adopted = random.nextBoolean();
        var list = new DecisionList(MeetingId.fresh(), BoardId.fresh(), "Regietafel Waterrijk", FEBRUARY_12, "2026-3",
                List.of(new DecisionList.Circulation(1, null, FEBRUARY_12, "Marit Hogendoorn")), List.of(),
                adopted ? new DecisionList.Adoption(1, AgendaItemId.fresh(), random.nextBoolean(), FEBRUARY_12, Instant.EPOCH, "Marit Hogendoorn") : null, null, null,
                List.of(), List.of());
        var version = new DecisionListStore.Version(1, variant, content.canonical(), CanonicalForm.fingerprint(content.canonical()), FEBRUARY_12, Instant.EPOCH,
                "Marit Hogendoorn");
        return PrintPage.of(list, content, version, FEBRUARY_12);
    }

    private static Entry entry(Random random, String id) {
        var kind = LineKind.values()[random.nextInt(LineKind.values().length)];
        var who = Stream.of("Nieuwevaart", "Lisdonk", "Een gemeente", "COA").filter(_ -> random.nextInt(3) == 0)
            .map(name -> new Who(name, random.nextInt(3) == 0 ? "D. Oosterhuis" : null, false)).toList();
        return new Entry(id, kind.code(), text(random, 1 + random.nextInt(60)), who, day(random), random.nextInt(4) == 0 ? day(random) : null, besides(random),
                besides(random), besides(random), random.nextInt(9) == 0 ? text(random, 4) : null, random.nextInt(5) == 0 ? null : "2026-3/" + id,
                random.nextInt(9) == 0 ? "2025-1/4" : null, random.nextInt(9) == 0);
    }

    private static @Nullable Day day(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Day(FEBRUARY_12.plusDays(random.nextInt(400)), false);
            default -> new Day(random.nextBoolean() ? null : FEBRUARY_12, true);
        };
    }

    private static List<Beside> besides(Random random) {
        return random.nextInt(5) > 0 ? List.of() : List.of(new Beside(text(random, 6), FEBRUARY_12, random.nextBoolean() ? "COA" : null));
    }

    private static String text(Random random, int words) {
        return IntStream.range(0, words).mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size()))).reduce((one, other) -> one + " " + other).orElseThrow();
    }
}
