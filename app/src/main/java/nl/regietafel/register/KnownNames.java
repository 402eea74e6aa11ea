package nl.regietafel.register;

import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;

/// What `@` and `#` can name at a board, with all other names: everyone who ever sat there, and its dossiers.
record KnownNames(List<NamedParty> parties, List<NamedDossier> dossiers) {

    /// @param names all its names, the one it is shown by first
    /// @param group the group of the table it belongs to beside `allen`, none for the secretariat
    record NamedParty(PartyId id, String kind, List<String> names) {

        String name() {
            return names.getFirst();
        }
    }

    /// @param names all its names, also its short name and its name
    record NamedDossier(DossierId id, String shortName, String name, List<String> names) {}

    Optional<NamedParty> party(String said) {
        var wanted = Spelling.plain(said);
        return parties.stream().filter(party -> party.names().stream().anyMatch(name -> Spelling.plain(name).equals(wanted))).findFirst();
    }

    Optional<NamedDossier> dossier(String said) {
        var wanted = Spelling.plain(said);
        return dossiers.stream().filter(dossier -> dossier.names().stream().anyMatch(name -> Spelling.plain(name).equals(wanted))).findFirst();
    }
}
