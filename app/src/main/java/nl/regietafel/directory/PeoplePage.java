package nl.regietafel.directory;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.web.Errors;

/// Who sits at the table, party by party.
///
/// @param mayKeep    whether this viewer may add and change
/// @param mayReadLog whether this viewer may see who read what is limited
public record PeoplePage(List<AtParty> parties, boolean mayKeep, boolean mayReadLog, MemberForm form, PartyForm partyForm, Errors errors,
                         LocalDate today) {

    /// A party with who sits for it now and who left.
    public record AtParty(Party party, List<Membership> now, List<Membership> before) {}

    /// What someone typed to add a person, or to give a person a role.
    public record MemberForm(String name, String party, String role, String title, String since) {}

    public record PartyForm(String name, String kind, String otherNames, String since) {}
}
