package nl.regietafel.dossier;

import java.util.List;
import nl.regietafel.directory.Viewer;
import org.jspecify.annotations.Nullable;

/// The lines in a dossier. Answered from above, by who keeps lines; a dossier only knows its names.
public interface DossierLines {

    /// The lines in this dossier that the viewer may read, open ones first.
    List<DossierLine> in(Viewer viewer, DossierId dossier);

    /// A line as the dossier shows it.
    ///
    /// @param kind   the code of its kind, for its mark
    /// @param kindName its kind in Dutch
    /// @param number the label people say (2026-3/12), once it has one
    /// @param who    who it is about: "Lisdonk, Nieuwevaart"
    /// @param state  what became of it, in words: "gemeld klaar, nog niet aanvaard"
    /// @param origin where it was said: "vergadering 12 februari 2026"
    record DossierLine(String address, String kind, String kindName, String text, @Nullable String number, @Nullable String who,
                       @Nullable String state, String origin, boolean isOpen) {}
}
