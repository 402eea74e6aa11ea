package nl.regietafel.timeline;

/// The name of something that can happen. Each module lists its own in an enum, in the past participle: ACCEPTED, CIRCULATED.
public interface Happening {
    String name();
}
