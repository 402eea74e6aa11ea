package nl.regietafel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Measures the command `bin/read-list` on made-up lists: how many pages of 3,000 characters it reads in a second of processor
/// time, and what the largest inputs cost that it does not refuse. Each run is a process of its own with the settings of the
/// command, so a start of the JVM is in every figure. Prints, and keeps the text when given a folder.
public final class ReadingBench {

    private static final int PAGE = 3_000;
    private static final int MOST_TEXT = 980_000;   // just under what a document may hold
    private static final List<String> PARTIES = List.of("Lisdonk", "Wierveen", "de provincie", "het COA", "de secretaris",
            "Rietmeer", "de werkgroep", "de voorzitter", "gemeente Veenwater", "de GGD");
    private static final List<String> THINGS = List.of("het plan voor de opvang", "de notitie over de huisvesting",
            "het overzicht van de plekken", "de brief aan de raden", "de uitvraag onder de gemeenten", "de planning",
            "het voorstel voor de verdeling", "de cijfers van het kwartaal", "het verslag van de werkgroep");
    private static final List<String> DAYS = List.of("vóór 12 maart", "uiterlijk 3 april 2026", "voor de zomer", "op 14-5",
            "eind maart", "uiterlijk vrijdag", "voor het volgende overleg", "binnen twee weken");
    private static final List<String> LINES = List.of(
            "%P stuurt %T %D rond.",
            "Besloten is om %T vast te stellen zoals het er ligt.",
            "Afgesproken is dat %P %T %D met de anderen deelt.",
            "%P maakt zich zorgen over de voortgang; de doorstroom loopt terug en de locaties zitten vol.",
            "De vraag is of %P genoeg mensen heeft om dit te doen. Daarover is nog geen duidelijkheid.",
            "%P roept het Rijk op om eerder te laten weten hoeveel plekken er nodig zijn.",
            "%P licht toe hoe het staat met %T. Er wordt gewerkt aan een vervolg, maar de uitvoering kost meer tijd dan gedacht.",
            "%T komt terug op de agenda van 2 april 2026.",
            "Actie: %P zoekt uit wat %T vraagt van de gemeenten (%D).",
            "De bezetting is in drie maanden met 12 procent gestegen naar 1.340 mensen, van wie 45%% korter dan een jaar blijft.",
            "In de bespreking is gewezen op het belang van draagvlak in de buurt, op goede voorlichting en op tijdige besluiten.",
            "Ter kennisname: %T is op 4 februari 2026 verstuurd.",
            "Verschillende gemeenten hebben met %P gesproken over %T en willen daar gezamenlijk mee verder.");

    private final StringBuilder said = new StringBuilder();
    private final Path folder;

    private ReadingBench(Path folder) {
        this.folder = folder;
    }

    /// `ReadingBench [folder]`
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var folder = Files.createTempDirectory("regietafel-reading");
        var bench = new ReadingBench(folder);
        try {
            bench.measure();
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
        if (args.length > 0) {
            Files.writeString(Files.createDirectories(Path.of(args[0])).resolve("reading.txt"), bench.said);
        }
    }

    private void measure() throws Exception {
        say("Reading benchmark");
        say("%d cores, JDK %s, %s %s; load %s (near 0 at rest; more means that others were working)",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), System.getProperty("os.name"),
                System.getProperty("os.arch"), Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        say("each figure is the whole command, the start of the JVM too; pages are 3,000 characters");
        say("                                   MB   pages  processor s  by the clock s  most MB   pages/s  what came");
        run("one page of bullets", bullets(PAGE));
        run("100 pages of bullets", bullets(100 * PAGE));
        run("300 pages of bullets", bullets(300 * PAGE));
        run("300 pages of minutes", minutes(300 * PAGE));
        run("300 pages of a table in HTML", table(300 * PAGE));
        say("goal: 200 pages a second for text");
        say("the largest that is not refused, 20 MB at most");
        run("most text in bullets", bullets(MOST_TEXT));
        run("most text in minutes", minutes(MOST_TEXT));
        run("most short bullets", "- een kort punt\n".repeat(24_900));
        run("one table of most rows", "<table>" + "<tr><td>1<td>Notitie rondsturen<td>Lisdonk".repeat(8_300));
        run("20 MB, nearly all styles", styled(bullets(100 * PAGE)));
        run("20 MB of bullets (refused)", bullets(19_900_000));
        say("goal: 2 s and 512 MB for the worst");
    }

    private static String bullets(int length) {
        var random = new Random(20_260_212);
        var text = new StringBuilder(length + 400).append("Actie- en besluitenlijst regietafel Waterrijk 12 februari 2026\n\n");
        for (var topic = 1; text.length() < length; topic++) {
            text.append(topic).append(". Onderwerp ").append(topic).append(" van de tafel\n");
            for (var k = 0; k < 6; k++) {
                text.append("- ").append(line(random)).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String minutes(int length) {
        var random = new Random(20_260_213);
        var text = new StringBuilder(length + 900).append("Verslag regietafel Waterrijk 12 februari 2026\n\n");
        for (var topic = 1; text.length() < length; topic++) {
            text.append(topic).append(". Onderwerp ").append(topic).append(" van de tafel\n\n");
            for (var k = 0; k < 3; k++) {
                text.append(line(random)).append(' ').append(line(random)).append(' ').append(line(random)).append("\n\n");
            }
        }
        return text.toString();
    }

    private static String table(int length) {
        var random = new Random(20_260_214);
        var text = new StringBuilder(length + 900).append("<h1>Actielijst 12 februari 2026</h1><table><tr><th>Nr<th>Wat<th>Wie<th>Wanneer");
        for (var row = 1; text.length() < length; row++) {
            text.append("<tr><td>").append(row).append("<td>").append(line(random)).append("<td>")
                    .append(PARTIES.get(random.nextInt(PARTIES.size()))).append("<td>").append(DAYS.get(random.nextInt(DAYS.size())));
        }
        return text.append("</table>").toString();
    }

    /// The same list as an office program writes it: many times its text in styles.
    private static String styled(String list) {
        var lines = list.lines().filter(line -> !line.isBlank()).toList();
        var style = " style=\"" + "margin:0;font-family:Calibri;".repeat(Math.min(130, 19_500_000 / lines.size() / 30)) + "\"";
        var text = new StringBuilder("<html><body>");
        lines.forEach(line -> text.append("<p").append(style).append('>').append(line));
        return text.toString();
    }

    private static String line(Random random) {
        var line = LINES.get(random.nextInt(LINES.size())).replace("%%", "%")
                .replace("%P", PARTIES.get(random.nextInt(PARTIES.size())))
                .replace("%T", THINGS.get(random.nextInt(THINGS.size())))
                .replace("%D", DAYS.get(random.nextInt(DAYS.size())));
        return Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private void run(String name, String list) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("list"), list);
        var out = folder.resolve("out").toFile();
        // as bin/read-list does
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-Xss4m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                "nl.regietafel.importing.ReadList", file.toString());
        var before = children();
        var since = System.nanoTime();
        var process = command.redirectErrorStream(true).redirectOutput(out).start();
        var most = 0L;
        do {
            most = Math.max(most, most(process.pid()));
        } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        var took = (System.nanoTime() - since) / 1e9;
        var processor = children().minus(before).toMillis() / 1e3;
        var pages = (double) list.length() / PAGE;
        say("%-30s %7.2f %7.0f %12.2f %15.2f %8.0f %9.0f  %s", name, file.toFile().length() / 1e6, pages, processor, took,
                most / 1024.0, pages / processor, process.exitValue() == 0 ? "read" : "refused: " + Files.readString(out.toPath()).strip());
    }

    /// Processor time of the processes that have ended, in hundredths of a second.
    private static Duration children() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis((Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10);
    }

    /// The most memory that a process had so far, in kB.
    private static long most(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return 0;   // it has ended
        }
    }

    private void say(String line, Object... values) {
        var text = String.format(line, values);
        System.out.println(text);
        said.append(text).append('\n');
    }
}
