package nl.regietafel.decision;

import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// A party of a line (wie), in the meaning of its kind: owner, to whom, on whom, between whom, for whom. With a person behind
/// it, or a group that stands for its members of the meeting's day. Hidden: the print says "Een gemeente".
public record LineParty(@Nullable PartyId party, @Nullable PersonId person, @Nullable Group group, String name,
                        @Nullable String personName, boolean hidden) {

    /// The groups that each board has.
    public enum Group {
        MUNICIPALITIES("gemeenten"),
        ALL("allen");

        private final String dutch;

        Group(String dutch) {
            this.dutch = dutch;
        }

        public String dutch() {
            return dutch;
        }
    }
}
