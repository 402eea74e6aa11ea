package nl.regietafel.paper;

/// A paper in which words were found (gevonden stuk).
///
/// @param excerpt the words around the first place, with what was found between \u0002 and \u0003; empty when only the title says it
/// @param rank    how well it fits, for who puts several kinds of things in one order
public record FoundPaper(Paper paper, String excerpt, double rank) {
}
