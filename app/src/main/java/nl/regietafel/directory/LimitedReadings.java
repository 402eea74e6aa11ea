package nl.regietafel.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who read what is limited (beperkt). What a page selects of it is told here while the page is made, and is written down before
/// the page is shown: once for each person, thing and day. The stores tell it, so that no page can forget.
@Component
public class LimitedReadings {

    /// A thing that only some may know of.
    record Seen(BoardId board, PersonId person, LocalDate day, String kind, String thing) {}

    private static final ThreadLocal<@Nullable Set<Seen>> PAGE = new ThreadLocal<>();
    private static final int REMEMBERED = 50_000;

    private final LimitedReadingStore store;
    private final Today today;
    private final Clock clock;
    private final Set<Seen> written = ConcurrentHashMap.newKeySet();

    LimitedReadings(LimitedReadingStore store, Today today, Clock clock) {
        this.store = store;
        this.today = today;
        this.clock = clock;
    }

    /// A page is being made from here on this thread.
    static void begin() {
        PAGE.set(new LinkedHashSet<>());
    }

    static void forget() {
        PAGE.remove();
    }

    /// Something limited was selected for the page that is being made.
    ///
    /// @param kind regel, onderwerp, stuk
    public static void saw(String kind, String thing, BoardId board) {
        var page = PAGE.get();
        var person = Acting.person();
        if (page != null && person != null) {
            page.add(new Seen(board, person, LocalDate.MIN, kind, thing));
        }
    }

    /// Does work whose result is weighed, not shown.
    public static <T> T unseen(Supplier<T> work) {
        var page = PAGE.get();
        PAGE.remove();
        try {
            return work.get();
        } finally {
            PAGE.set(page);
        }
    }

    /// Writes down what this page shows, in a transaction of its own.
    void write() {
        var page = PAGE.get();
        PAGE.remove();
        if (page == null || page.isEmpty()) {
            return;
        }
        var day = today.date();
        var fresh = page.stream().map(seen -> new Seen(seen.board, seen.person, day, seen.kind, seen.thing)).filter(seen -> !written.contains(seen)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        store.add(fresh, clock.instant());
        if (written.size() > REMEMBERED) {
            written.clear();
        }
        written.addAll(fresh);
    }
}
