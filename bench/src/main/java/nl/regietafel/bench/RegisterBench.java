package nl.regietafel.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntFunction;

/// Measures the register and its search as a member waits for them, with limited lines about that this member may not read: the
/// first page at 5,000 and at 50,000 lines of twelve tables, and a search that is another one each time. Prints, and keeps the
/// text when given a folder.
///
/// One after another, so that the time of one answer is measured and not the queue before it. What is compared was measured in the
/// same application, warmed up by as many requests.
final class RegisterBench {

    private static final int TIMES = Integer.getInteger("times", 400);
    private static final int FEW = TenYears.MEETINGS / 10;

    private final PageBench application;
    private final Random random = new Random(20260212);

    private RegisterBench(PageBench application) {
        this.application = application;
    }

    /// `RegisterBench [folder]`
    public static void main(String[] args) throws Exception {
        new RegisterBench(PageBench.here()).measure();
        PageBench.keep(args, "register.txt");
    }

    private void measure() throws Exception {
        PageBench.say("Register benchmark");
        PageBench.machine();
        application.start();
        try (var database = application.asAdministrator()) {
            TenYears.write(database, 1, FEW);
            times(_ -> "");
            times(this::query);
            PageBench.say("");
            PageBench.say("As a member, one request after another, %d of each; whole pages, over HTTP", TIMES);
            PageBench.say("                                    lines   limited   p50 ms   p90 ms   p99 ms");
            var before = measure("first page", database);
            TenYears.write(database, FEW + 1, TenYears.MEETINGS);
            times(_ -> "");
            var after = measure("first page", database);
            PageBench.say("  first page at 50,000 lines is %.2f x that at 5,000, by the median (goal: at most 1.2)", after / before);
            PageBench.load("then");
        }
    }

    private double measure(String name, java.sql.Connection database) throws Exception {
        var lines = PageBench.one(database, "select count(*) from decision.line");
        var limited = PageBench.one(database, "select count(*) from decision.line where confidentiality = 'LIMITED'");
        var first = row(name, lines, limited, times(_ -> ""));
        row("a search, each another", lines, limited, times(this::query));
        return first;
    }

    private static double row(String name, long lines, long limited, long[] nanos) {
        PageBench.say("  %-30s %8d %9d %8.1f %8.1f %8.1f", name, lines, limited, PageBench.share(nanos, 0.5), PageBench.share(nanos, 0.9), PageBench.share(nanos, 0.99));
        return PageBench.share(nanos, 0.5);
    }

    /// A query as people type them: one or two words, sometimes misspelt, sometimes with a filter or a word it is not about.
    private String query(int turn) {
        var word = word();
        return switch (turn % 10) {
            case 0, 1, 2 -> word;
            case 3, 4 -> word + " " + word();
            case 5 -> word + " is:open";
            case 6 -> word + " soort:actie -" + word();
            case 7 -> "\"" + word.substring(0, 4) + "\" sinds:" + (2016 + random.nextInt(8));
            case 8 -> "@lisdonk " + word + " voor:1-" + (1 + random.nextInt(12)) + "-" + (2016 + random.nextInt(8));
            default -> word.substring(0, 3) + word.charAt(4) + word.charAt(3) + word.substring(5);
        };
    }

    /// Of each word there are several beginnings, which find as much, so that hardly a query is asked twice.
    private String word() {
        var word = TenYears.WORDS.get(random.nextInt(TenYears.WORDS.size()));
        return word.substring(0, Math.max(5, word.length() - random.nextInt(4)));
    }

    private long[] times(IntFunction<String> query) throws IOException, InterruptedException {
        var nanos = new long[TIMES];
        for (var turn = 0; turn < TIMES; turn++) {
            var request = HttpRequest.newBuilder(application.address("/registers?q=" + URLEncoder.encode(query.apply(turn), StandardCharsets.UTF_8)));
            var since = System.nanoTime();
            var status = PageBench.send(request, "lid");
            nanos[turn] = System.nanoTime() - since;
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return java.util.Arrays.stream(nanos).sorted().toArray();
    }
}
