package nl.regietafel.directory;

/// The body that meets (regietafel): members of government and others who agree on reception and housing in a province.
public record Board(BoardId id, String name, String shortName) {
}
