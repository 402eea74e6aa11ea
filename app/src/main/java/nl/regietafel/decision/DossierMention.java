package nl.regietafel.decision;

import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;

/// The dossier named with `#`: by its short name, its name or another name it goes by.
public record DossierMention(DossierId dossier, String name, @Nullable String shortName) {

    String called() {
        return shortName == null ? name : shortName;
    }
}
