package nl.regietafel.meeting;

/// What the agenda of a new meeting begins with.
public sealed interface FirstAgenda {

    /// The board's fixed points.
    record FixedPoints() implements FirstAgenda {}

    /// The headings and topics of an earlier meeting, as far as who plans may see them.
    record CopyOf(MeetingId earlier) implements FirstAgenda {}

    /// Nothing: whoever plans adds the topics, as when an existing list is read in.
    record Empty() implements FirstAgenda {}
}
