package nl.regietafel.followup;

import java.util.List;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is asked and not yet done (openstaand): the doorway for pages and for reminders.
@Service
public class Outstandings {

    private final OutstandingStore store;

    Outstandings(OutstandingStore store) {
        this.store = store;
    }

    /// What is asked of the parties of this viewer, what is due first at the top.
    @Transactional(readOnly = true)
    public List<Outstanding> own(Viewer viewer) {
        viewer.must(Act.REPORT_OWN);
        return viewer.parties().isEmpty() ? List.of() : store.of(viewer.board(), viewer.parties());
    }

    /// What is asked of all parties of the board, for who keeps it.
    @Transactional(readOnly = true)
    public List<Outstanding> all(Viewer viewer) {
        viewer.must(Act.FOLLOW_UP);
        return store.of(viewer.board(), null);
    }
}
