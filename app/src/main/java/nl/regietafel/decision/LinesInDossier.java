package nl.regietafel.decision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.dossier.DossierLines;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Today;
import org.springframework.stereotype.Component;

/// The lines in a dossier, for the dossier's page.
@Component
class LinesInDossier implements DossierLines {

    private static final int MOST = 500;

    private final LineStore store;
    private final Today today;

    LinesInDossier(LineStore store, Today today) {
        this.store = store;
        this.today = today;
    }

    @Override
    public List<DossierLine> in(Viewer viewer, DossierId dossier) {
        viewer.must(Act.READ_LINES);
        return store.ofDossier(dossier, null, MOST).stream()
            .map(this::shown)
            .sorted(Comparator.comparing(DossierLine::isOpen).reversed())
            .toList();
    }

    private DossierLine shown(Line line) {
        var row = LineRow.of(line, today.date());
        var who = row.who().stream().map(LineRow.Who::party).collect(Collectors.joining(", "));
        return new DossierLine(row.address(), row.kind(), row.kindWord(), row.text(), row.label(), who.isEmpty() ? null : who,
                row.state() == null ? null : row.state().words(), "vergadering " + DutchDates.dayMonthYear(line.meetingDay()),
                line.isAlive(today.date()));
    }
}
