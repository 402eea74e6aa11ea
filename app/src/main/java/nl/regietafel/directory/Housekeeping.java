package nl.regietafel.directory;

import nl.regietafel.web.Conflict;
import nl.regietafel.web.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the administrator keeps (beheer): the names of the table, and the settings of the installation.
@Service
public class Housekeeping {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SHORT_NAME = 40;

    private final InstallationStore store;
    private final ApplicationEventPublisher events;

    Housekeeping(InstallationStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /// The settings of this installation: also for who only needs its address.
    @Transactional(readOnly = true)
    public Installation installation() {
        return store.find();
    }

    @Transactional(readOnly = true)
    InstallationStore.Named board(Viewer viewer) {
        viewer.must(Act.KEEP_SETTINGS);
        return store.board(viewer.board());
    }

    /// Gives the table another name. Prints and lists that were made keep the name they had.
    @Transactional
    public void rename(Command command, String name, String shortName, int seen) {
        command.must(Act.KEEP_SETTINGS);
        named(name, LONGEST_NAME, "naam");
        named(shortName, LONGEST_SHORT_NAME, "korte-naam");
        var board = new Board(command.board(), name.strip(), shortName.strip());
        if (!store.rename(board, seen)) {
            throw new Conflict(store.board(command.board()));
        }
        events.publishEvent(new DirectoryChanged(command, DirectoryChanged.Of.BOARD, command.board().value(), DirectoryChanged.What.BOARD_RENAMED,
                "De tafel heet nu " + board.name() + "."));
    }

    private static void named(String typed, int longest, String field) {
        if (typed.isBlank()) {
            throw new Refused("directory.name-missing").at(field);
        }
        if (typed.strip().length() > longest) {
            throw new Refused("settings.name-too-long", longest).at(field);
        }
    }

    /// Keeps the settings of the installation.
    @Transactional
    public void keep(Command command, Installation settings) {
        command.must(Act.KEEP_SETTINGS);
        // A form that does not say what it saw saw something else.
        if (settings.version() < 0 || !store.put(settings)) {
            throw new Conflict(store.find());
        }
        events.publishEvent(new DirectoryChanged(command, DirectoryChanged.Of.BOARD, command.board().value(), DirectoryChanged.What.SETTINGS_KEPT,
                "Instellingen van de installatie gewijzigd."));
    }
}
