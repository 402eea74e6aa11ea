package nl.regietafel.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Map;

/// Measures how long a list of sixty lines takes as a file, in the application as it is and warm: PDF that everyone can read, and
/// Word. Prints, and keeps the text when given a folder.
final class PrintBench {

    private static final int LINES = 60;
    private static final int WARM = Integer.getInteger("warm", 60);
    private static final int TIMES = Integer.getInteger("times", 200);

    private PrintBench() {}

    /// `PrintBench [folder]`
    public static void main(String[] args) throws Exception {
        var application = PageBench.here();
        PageBench.say("Print benchmark");
        PageBench.machine();
        application.start();
        String list;
        long lines;
        try (var database = application.asAdministrator()) {
            var topic = PageBench.text(database, """
                    select item.meeting_id || '/notuleren/' || item.id
                      from meeting.agenda_item as item join meeting.meeting on meeting.id = item.meeting_id
                     where on_day = '2026-02-12' and item.kind = 'REGULAR' and item.removed_at is null order by item.position limit 1
                    """);
            var meeting = topic.substring(0, topic.indexOf('/'));
            list = "/vergaderingen/" + meeting + "/lijst/afdruk.";
            lines = PageBench.one(database, "select count(*) from decision.line where removed_at is null and meeting_id = '" + meeting + "'");
            for (; lines < LINES; lines++) {
                PageBench.send(HttpRequest.newBuilder(application.address("/vergaderingen/" + topic + "/regels")).header("X-Requested-With", "fetch")
                    .header("Idempotency-Key", "print." + lines).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("soort=action&tekst=Een+overzicht+maken+van+panden+die+binnen+drie+maanden+leeg+komen,+en+van+wat+het+kost+"
                            + "om+ze+een+jaar+langer+te+huren+dan+gedacht+%40lisdonk+!13-3-2026")), "secretaris");
            }
            lines = PageBench.one(database, "select count(*) from decision.line where removed_at is null and meeting_id = '" + meeting + "'");
        }
        PageBench.say("");
        PageBench.say("A list of %d lines as a file, over HTTP, one after another, %d times after %d", lines, TIMES, WARM);
        PageBench.say("                       p50 ms   p90 ms   p99 ms");
        for (var file : Map.of("PDF (goal 300)", "pdf", "Word", "docx").entrySet()) {
            var address = list + file.getValue() + "?variant=intern";
            times(application, address, WARM);
            var nanos = times(application, address, TIMES);
            PageBench.say("  %-18s %8.1f %8.1f %8.1f", file.getKey(), PageBench.share(nanos, 0.5), PageBench.share(nanos, 0.9), PageBench.share(nanos, 0.99));
        }
        PageBench.load("then");
        PageBench.keep(args, "print.txt");
    }

    private static long[] times(PageBench application, String address, int times) throws IOException, InterruptedException {
        var nanos = new long[times];
        for (var turn = 0; turn < times; turn++) {
            var since = System.nanoTime();
            var status = PageBench.send(HttpRequest.newBuilder(application.address(address)), "secretaris");
            nanos[turn] = System.nanoTime() - since;
            if (status != 200) {
                throw new IllegalStateException("answered " + status);
            }
        }
        return Arrays.stream(nanos).sorted().toArray();
    }
}
