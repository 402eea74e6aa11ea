package nl.regietafel.timeline;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.web.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What happened at a table (tijdlijn). Each doorway tells it what it did, in the transaction in which it did it.
@Service
public class Timeline {

    private final TimelineStore store;
    private final Clock clock;
    private final Today today;

    Timeline(TimelineStore store, Clock clock, Today today) {
        this.store = store;
        this.clock = clock;
        this.today = today;
    }

    /// Says that this thing exists and who may know of it; said again whenever that changes.
    @Transactional(propagation = Propagation.MANDATORY)
    public void about(Subject subject) {
        store.put(subject);
    }

    /// Records the one thing that this command did. A command that was already carried out is refused by the database, and
    /// everything it would have done again with it.
    ///
    /// @param detail a Dutch sentence that everyone who may read the subject may read: it names no party that may be hidden
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Command command, Happening what, String subject, String detail) {
        var head = store.lockHead(command.board());
        var seq = head.lastSeq() + 1;
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var day = today.date();
        var hash = Chain.hash(head.lastHash(), command.board().value(), seq, subject, what.name(), command.person().value(), day,
                at, detail, command.key(), command.answer());
        store.append(command.board(), seq, subject, what.name(), command.person(), day, at, detail, command.key(),
                command.answer(), head.lastHash(), hash);
    }

    /// What this command was answered with, if it was carried out before.
    public Optional<String> answer(Viewer viewer, String key) {
        return store.answer(viewer.board(), viewer.person(), key);
    }

    /// The keys with this beginning of the commands that were carried out at the viewer's board, as far as this viewer may read them.
    public Set<String> carriedOut(Viewer viewer, String beginning) {
        return store.keys(viewer.board(), beginning);
    }

    /// What happened to one thing, newest first, as far as this viewer may read it.
    public List<Event> of(Viewer viewer, String subject) {
        return store.of(viewer.board(), subject);
    }

    /// Whether the whole timeline of the board still follows from itself: empty when it does, else the first position where
    /// it does not, in a sentence. Needs all records, so only who may read them all can ask.
    @Transactional(readOnly = true)
    public Optional<String> firstBreak(Viewer viewer) {
        viewer.must(Act.VERIFY_TIMELINE);
        var head = store.head(viewer.board()).orElse(new TimelineStore.Head(0, ""));
        return Chain.firstBreak(viewer.board().value(), store.all(viewer.board()), head.lastSeq(), head.lastHash())
                .map(found -> "Bij nummer " + found.seq() + ": " + found.what());
    }
}
