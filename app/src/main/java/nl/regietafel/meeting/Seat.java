package nl.regietafel.meeting;

import java.util.List;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// A party that sits at the table on a day, with the people who speak for it then. The secretariaat keeps the table and has no
/// seat at it.
public record Seat(PartyId party, String name, List<Person> people) {

    public record Person(PersonId id, String name, @Nullable String title) {}
}
