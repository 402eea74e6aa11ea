package nl.regietafel.importing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import nl.regietafel.directory.Acting;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what was sent together, one file after the other, while its sender looks at the progress. What a stop of the
/// application leaves unread, is read when someone looks again.
@Component
class ReadingQueue {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingQueue.class);
    private static final ThreadFactory THREADS = Thread.ofVirtual().name("reading-", 0).factory();

    private final Imports imports;
    private final Set<BoardId> reading = ConcurrentHashMap.newKeySet();

    ReadingQueue(Imports imports) {
        this.imports = imports;
    }

    /// Begins to read what waits at the table of this viewer, unless that is being done.
    void go(Viewer viewer) {
        if (reading.add(viewer.board())) {
            THREADS.newThread(() -> Acting.as(viewer.person(), () -> {
                readAll(viewer);
                return true;
            })).start();
        }
    }

    private void readAll(Viewer viewer) {
        try {
            for (var next = imports.unread(viewer); next.isPresent(); next = imports.unread(viewer)) {
                imports.read(viewer, next.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Reading what was sent together broke off; it goes on when someone looks at the page", e);
        } finally {
            reading.remove(viewer.board());
        }
    }
}
