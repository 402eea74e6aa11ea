package nl.regietafel.register;

/// A query that someone kept for themselves (bewaarde zoekvraag). Nobody else reads it.
public record SavedQuery(SavedQueryId id, String name, String query) {}
