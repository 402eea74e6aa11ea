package nl.regietafel.directory;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// One person: what they are at this table since when, and, for who keeps accounts, how they sign in.
///
/// @param link a link that was just made: shown this once, to copy
/// @param awaits the other tables of this person, where the same link has yet to be asked
public record PersonPage(Person person, List<Membership> memberships, List<Party> parties, boolean mayKeep,
                         @Nullable Entry account, @Nullable String link, boolean linkIsReset, List<String> awaits, String typedName, String typedEmail,
                         PeoplePage.MemberForm form, Errors errors, LocalDate today) {

    /// How far someone is with signing in.
    public record Entry(@Nullable String email, boolean isOpen, boolean isClosed, boolean hasSecondStep, boolean isOwn) {}
}
