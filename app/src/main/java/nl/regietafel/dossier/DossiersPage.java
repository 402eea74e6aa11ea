package nl.regietafel.dossier;

import java.util.List;
import nl.regietafel.web.Errors;

/// The dossiers of a board, and the form to make one.
public record DossiersPage(List<Dossier> dossiers, boolean mayKeep, String name, String shortName, Errors errors) {
}
