package nl.regietafel.dossier;

import java.util.List;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Viewer;

/// The papers in a dossier over the years. Answered from above, by who keeps papers; a dossier only knows its names.
public interface DossierPapers {

    /// Those in the dossier and at topics about it that the viewer may read, the newest first.
    List<DossierPaper> in(Viewer viewer, DossierId dossier);

    /// Whether this viewer adds papers to dossiers.
    boolean mayKeep(Viewer viewer);

    /// A paper as the dossier shows it.
    ///
    /// @param about  what it is: "PDF, 1,2 MB, versie 2"
    /// @param origin where it lies: "vergadering 12 februari 2026"
    record DossierPaper(String address, String title, String about, Confidentiality confidentiality, String origin) {}
}
