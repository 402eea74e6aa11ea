package nl.regietafel.register;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.Lines;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.paper.FoundPaper;
import nl.regietafel.paper.Papers;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Every line ever, as far as one may read it: found, counted, and the queries one keeps. What one may not see is not looked
/// through: neither a number nor another spelling tells of it.
@Service
@Transactional(readOnly = true)
public class Registers {

    static final int ON_A_PAGE = 25;
    static final int MOST_COUNTED = 500;

    private static final int PAPERS = 5;
    private static final int AT_ONCE = 500;
    private static final int MOST_SPELLINGS = 5;
    private static final int MOST_KEPT = 30;
    private static final int LONGEST_NAME = 60;

    private final RegisterStore store;
    private final Lines lines;
    private final Papers papers;
    private final Today today;
    private final Clock clock;

    Registers(RegisterStore store, Lines lines, Papers papers, Today today, Clock clock) {
        this.store = store;
        this.lines = lines;
        this.papers = papers;
        this.today = today;
        this.clock = clock;
    }

    /// What was found.
    ///
    /// @param query   as it was looked for: perhaps with other spellings
    /// @param next    the line after which the next page begins; null on the last
    /// @param respelled nothing says exactly these words; what is shown says something like them
    /// @param papers  in which the same words stand, when it is words that are looked for
    record Found(Query query, Order order, List<Line> lines, @Nullable LineId next, RegisterStore.Counts counts, boolean respelled, List<FoundPaper> papers) {}

    RegisterStore.Around around(Viewer viewer) {
        viewer.must(Act.READ_LINES);
        return store.around(viewer);
    }

    Query read(String typed, KnownNames known) {
        return QueryReading.read(typed, known, today.date());
    }

    Found find(Viewer viewer, Query query, String order, @Nullable LineId after) {
        viewer.must(Act.READ_LINES);
        var chosen = Order.of(order, query);
        var found = store.find(viewer, query, chosen, after, ON_A_PAGE + 1, MOST_COUNTED, today.date());
        var words = after == null && viewer.may(Act.READ_PAPERS) ? query.inWords() : "";
        var inPapers = words.isEmpty() ? List.<FoundPaper>of() : papers.search(viewer, words, PAPERS);
        var respelled = found.ids().isEmpty() && inPapers.isEmpty() ? respelled(query, found.words()) : query;
        if (!respelled.equals(query)) {
            found = store.find(viewer, respelled, chosen, after, ON_A_PAGE + 1, MOST_COUNTED, today.date());
        }
        var more = found.ids().size() > ON_A_PAGE;
        var page = more ? found.ids().subList(0, ON_A_PAGE) : found.ids();
        return new Found(respelled, chosen, lines.all(viewer, page), more ? page.getLast() : null, found.counts(),
                !respelled.equals(query) && !page.isEmpty(), inPapers);
    }

    /// The query with, beside words that stand in no line this viewer reads, those that are written nearly the same.
    private static Query respelled(Query query, RegisterStore.Vocabulary words) {
        var respelled = query;
        for (var word : query.all(Query.Word.class)) {
            var near = words.asked().getOrDefault(word.word(), List.of()).stream()
                .filter(lexeme -> words.known().stream().noneMatch(known -> known.startsWith(lexeme)))
                .flatMap(lexeme -> Spelling.near(lexeme, words.known(), MOST_SPELLINGS).stream()).toList();
            if (!word.not() && !near.isEmpty()) {
                respelled = respelled.alsoSpelled(word, near);
            }
        }
        return respelled;
    }

    /// All lines of a query, for a spreadsheet: read by the page, so that none is read twice.
    List<Line> all(Viewer viewer, Query query, String order) {
        viewer.must(Act.READ_LINES);
        var all = new ArrayList<Line>();
        List<LineId> ids;
        LineId after = null;
        do {
            ids = store.after(viewer, query, Order.of(order, query), after, AT_ONCE, today.date());
            all.addAll(lines.all(viewer, ids));
            after = ids.isEmpty() ? null : ids.getLast();
        } while (ids.size() == AT_ONCE);
        return all;
    }

    /// Keeps a query under a name, for this person only. It is nobody else's business, so the timeline does not hear of it.
    @Transactional
    public void keep(Command command, String name, String typed) {
        command.must(Act.KEEP_QUERIES);
        if (name.isBlank()) {
            throw new Refused("query.without-name").at("naam");
        }
        if (name.strip().length() > LONGEST_NAME) {
            throw new Refused("query.name-too-long", LONGEST_NAME).at("naam");
        }
        var query = read(typed.strip(), around(command.by()).names());
        if (query.isEmpty()) {
            throw new Refused("query.nothing-to-keep").at("naam");
        }
        if (!query.mistakes().isEmpty()) {
            throw new Refused("query.not-understood").at("naam");
        }
        if (store.kept(command.person(), command.board()) >= MOST_KEPT) {
            throw new Refused("query.too-many-kept", MOST_KEPT).at("naam");
        }
        store.keep(command.by(), new SavedQuery(SavedQueryId.fresh(), name.strip(), query.typed()), clock.instant());
    }

    @Transactional
    public void remove(Command command, SavedQueryId id) {
        command.must(Act.KEEP_QUERIES);
        if (!store.remove(command.by(), id)) {
            throw new Missing();
        }
    }
}
