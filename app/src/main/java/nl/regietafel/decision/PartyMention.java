package nl.regietafel.decision;

import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;

/// Who was named with `@` (wie): a party, a person with the party behind which they stand, or a group. Its [#called()] is a
/// name under which it is found again.
public sealed interface PartyMention {

    String called();

    /// As the cell under the entry field says it: "Nieuwevaart, D. Oosterhuis".
    String label();

    record OfParty(PartyId party, String called) implements PartyMention {
        @Override
        public String label() {
            return called;
        }
    }

    record OfPerson(PartyId party, String partyName, PersonId person, String called) implements PartyMention {
        @Override
        public String label() {
            return partyName + ", " + called;
        }
    }

    /// The members of that day: those who each follow up their own.
    enum Group implements PartyMention {
        MUNICIPALITIES("gemeenten"), ALL("allen");

        private final String dutch;

        Group(String dutch) {
            this.dutch = dutch;
        }

        @Override
        public String called() {
            return dutch;
        }

        @Override
        public String label() {
            return dutch;
        }
    }
}
