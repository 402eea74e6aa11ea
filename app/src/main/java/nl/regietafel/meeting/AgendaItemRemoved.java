package nl.regietafel.meeting;

/// A topic is taken off the agenda. Who keeps something under it listens, in the same transaction, and may refuse.
public record AgendaItemRemoved(AgendaItemId item) {
}
