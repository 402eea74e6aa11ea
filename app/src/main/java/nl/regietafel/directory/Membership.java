package nl.regietafel.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That someone stands for a party at a board, in a role, from one day until another (lidmaatschap; both days included). A
/// title such as wethouder is shown and gives no right.
public record Membership(MembershipId id, PersonId person, String personName, PartyId party, String partyName, Role role,
                         @Nullable String title, LocalDate since, @Nullable LocalDate until, int version) {

    public boolean holdsOn(LocalDate day) {
        return !since.isAfter(day) && (until == null || !until.isBefore(day));
    }

    /// What one reads behind the name: the title, or the role when there is none.
    public String as() {
        return title == null ? role.dutch() : title;
    }
}
