package nl.regietafel.dossier;

import static nl.regietafel.directory.Act.KEEP_DOSSIERS;
import static nl.regietafel.directory.Act.READ_DOSSIERS;
import static nl.regietafel.dossier.Happened.CREATED;
import static nl.regietafel.dossier.Happened.NAME_ADDED;
import static nl.regietafel.dossier.Happened.NAME_REMOVED;
import static nl.regietafel.dossier.Happened.RENAMED;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.Viewer;
import nl.regietafel.directory.Command;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The dossiers of a board: found by any of the names they go by, made and renamed by the secretary.
@Service
public class Dossiers {

    private final DossierStore store;
    private final Timeline timeline;
    private final Clock clock;

    Dossiers(DossierStore store, Timeline timeline, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Dossier> find(Viewer viewer, DossierId id) {
        viewer.must(READ_DOSSIERS);
        return store.find(viewer.board(), id);
    }

    /// The dossier that is meant by this word: its short name first, then its name, then the other names it goes by.
    @Transactional(readOnly = true)
    public Optional<Dossier> byName(Viewer viewer, String said) {
        viewer.must(READ_DOSSIERS);
        var called = store.all(viewer.board()).stream().filter(dossier -> dossier.isCalled(said)).toList();
        return called.stream().filter(dossier -> dossier.shortName().equalsIgnoreCase(said.strip())).findFirst()
                .or(() -> called.stream().filter(dossier -> dossier.name().equalsIgnoreCase(said.strip())).findFirst())
                .or(() -> called.stream().findFirst());
    }

    /// All dossiers of the viewer's board, by name.
    @Transactional(readOnly = true)
    public List<Dossier> all(Viewer viewer) {
        viewer.must(READ_DOSSIERS);
        return store.all(viewer.board());
    }

    @Transactional
    public Dossier create(Command command, String name, String shortName) {
        command.must(KEEP_DOSSIERS);
        var dossier = new Dossier(DossierId.fresh(), command.board(), "", "", List.of(), 0).renamed(name, shortName);
        mustBeFree(dossier);
        store.insert(dossier, clock.instant());
        timeline.about(subject(dossier));
        timeline.record(command.answering("/dossiers/" + dossier.id()), CREATED, dossier.id().value(),
                "Dossier gemaakt: " + dossier.name() + " (#" + dossier.shortName() + ")");
        return dossier;
    }

    /// @param version the version that was on the screen: when someone else changed it since, nothing is overwritten
    @Transactional
    public Dossier rename(Command command, DossierId id, int version, String name, String shortName) {
        command.must(KEEP_DOSSIERS);
        var before = locked(command, id);
        if (before.version() != version) {
            throw new Conflict(before);
        }
        var after = before.renamed(name, shortName);
        mustBeFree(after);
        store.update(after);
        timeline.record(command, RENAMED, id.value(),
                "Naam gewijzigd van " + before.name() + " (#" + before.shortName() + ") in " + after.name() + " (#"
                + after.shortName() + ")");
        return after;
    }

    @Transactional
    public void addName(Command command, DossierId id, String name) {
        command.must(KEEP_DOSSIERS);
        var dossier = locked(command, id);
        var other = Dossier.checkedName(name, "andere-naam");
        if (dossier.isCalled(other)) {
            throw new Refused("dossier.already-called", other).at("andere-naam");
        }
        store.insertName(dossier, other);
        timeline.record(command, NAME_ADDED, id.value(), "Heet ook: " + other);
    }

    @Transactional
    public void removeName(Command command, DossierId id, String name) {
        command.must(KEEP_DOSSIERS);
        var dossier = locked(command, id);
        if (!dossier.otherNames().contains(name)) {
            throw new Missing();
        }
        store.deleteName(dossier, name);
        timeline.record(command, NAME_REMOVED, id.value(), "Heet niet meer: " + name);
    }

    private Dossier locked(Command command, DossierId id) {
        return store.lock(command.board(), id).orElseThrow(Missing::new);
    }

    private void mustBeFree(Dossier dossier) {
        if (store.isTaken(dossier)) {
            throw new Refused("dossier.short-name-taken", dossier.shortName()).at("korte-naam");
        }
    }

    private static Subject subject(Dossier dossier) {
        return Subject.open(Subject.Kind.DOSSIER, dossier.id().value(), dossier.board());
    }
}
