package nl.regietafel.decision;

import org.jspecify.annotations.Nullable;

/// Who and what the entry line can name: the parties and people of a board with all their other names, and its dossiers.
/// Capitals and accents make no difference. The groups `gemeenten` and `allen` belong to the language itself.
public interface Names {

    @Nullable LineParty party(String name);

    @Nullable DossierMention dossier(String name);
}
