package nl.regietafel.directory;

import java.util.Set;
import nl.regietafel.web.Missing;

/// Who looks and acts: a person at one board, with the roles and parties of the table's date. Every page query and every
/// change takes one.
public record Viewer(PersonId person, String name, String title, BoardId board, String boardName, Set<Role> roles,
                     Set<PartyId> parties) {

    public boolean may(Act act) {
        return roles.stream().anyMatch(act::allows);
    }

    /// Goes on only for who may; for anyone else there is nothing here.
    public void must(Act act) {
        if (!may(act)) {
            throw new Missing();
        }
    }
}
