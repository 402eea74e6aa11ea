package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PLAN_MEETINGS;
import static nl.regietafel.directory.Act.READ_MEETINGS;
import static nl.regietafel.meeting.Happened.STANDING_ITEMS_CHANGED;

import java.util.List;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The fixed points of a board: what each new agenda begins with.
@Service
public class StandingItems {

    private final StandingItemStore store;
    private final Timeline timeline;

    StandingItems(StandingItemStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /// The fixed points of the viewer's board, in order; the usual ones while it has chosen none.
    @Transactional(readOnly = true)
    public List<StandingItem> of(Viewer viewer) {
        viewer.must(READ_MEETINGS);
        var own = store.all(viewer.board());
        return own.isEmpty() ? StandingItem.USUAL : own;
    }

    /// The version of the set; 0 while the board has chosen none.
    @Transactional(readOnly = true)
    public int version(Viewer viewer) {
        viewer.must(READ_MEETINGS);
        return store.version(viewer.board());
    }

    /// Replaces the fixed points. Agendas that were made before keep theirs.
    ///
    /// @param version the version that was on the screen: when someone else changed them since, nothing is overwritten
    @Transactional
    public void replace(Command command, int version, List<StandingItem> points) {
        command.must(PLAN_MEETINGS);
        if (points.isEmpty()) {
            throw new Refused("agenda.without-fixed-points");
        }
        var checked = points.stream().map(StandingItem::checked).toList();
        store.lock(command.board());
        if (store.version(command.board()) != version) {
            throw new Conflict(of(command.by()));
        }
        store.replace(command.board(), version + 1, checked);
        timeline.about(Subject.open(Subject.Kind.BOARD, command.board().value(), command.board()));
        timeline.record(command, STANDING_ITEMS_CHANGED, command.board().value(), "De vaste punten van de agenda zijn gewijzigd");
    }
}
