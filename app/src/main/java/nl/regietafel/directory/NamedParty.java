package nl.regietafel.directory;

import java.util.List;

/// A party with all that it and its people are called on a day: what `@` recognises, and what may not occur in a text once
/// the party is hidden.
public record NamedParty(PartyId id, PartyKind kind, String name, List<String> otherNames, List<NamedPerson> people) {

    public record NamedPerson(PersonId id, String name) {}
}
