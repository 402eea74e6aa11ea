package nl.regietafel.dossier;

import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// One dossier: the names it goes by, the lines in it, open ones first, and its papers.
///
/// @param name      the name as typed, when it is being changed
/// @param otherName the other name that is being added, as typed
/// @param now       the dossier as it stands now, when someone else renamed it since this page was opened
public record DossierPage(Dossier dossier, List<DossierLines.DossierLine> lines, List<DossierPapers.DossierPaper> papers, boolean mayKeepPapers, boolean mayKeep, String name, String shortName, int version,
                          String otherName, Errors errors, @Nullable Dossier now) {

    public List<DossierLines.DossierLine> open() {
        return lines.stream().filter(DossierLines.DossierLine::isOpen).toList();
    }

    public List<DossierLines.DossierLine> done() {
        return lines.stream().filter(line -> !line.isOpen()).toList();
    }

    /// Whether the form to rename stands open: it was refused, or someone else was first.
    public boolean isRenaming() {
        return now != null || errors.at("naam") != null || errors.at("korte-naam") != null;
    }
}
