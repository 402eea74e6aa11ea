package nl.regietafel.directory;

/// Someone at the table (persoon). An office holder or official; never an asylum seeker.
public record Person(PersonId id, String name, int version) {
}
