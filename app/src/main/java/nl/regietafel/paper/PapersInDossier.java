package nl.regietafel.paper;

import java.util.List;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.dossier.DossierPapers;
import org.springframework.stereotype.Component;

/// The papers in a dossier, for the dossier's page.
@Component
class PapersInDossier implements DossierPapers {

    private final Papers papers;

    PapersInDossier(Papers papers) {
        this.papers = papers;
    }

    @Override
    public boolean mayKeep(Viewer viewer) {
        return viewer.may(Act.KEEP_PAPERS);
    }

    @Override
    public List<DossierPaper> in(Viewer viewer, DossierId dossier) {
        return papers.ofDossier(viewer, dossier).stream()
            .map(paper -> new DossierPaper(paper.address(), paper.title(), paper.about(), paper.confidentiality(), paper.place().inWords()))
            .toList();
    }
}
