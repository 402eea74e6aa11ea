package nl.regietafel.directory;

import java.util.List;
import nl.regietafel.web.Errors;

/// One party: its name, the other names it goes by, and its people.
public record PartyPage(Party party, List<Membership> memberships, boolean mayKeep, String typedName,
                        String typedOtherNames, Errors errors) {
}
