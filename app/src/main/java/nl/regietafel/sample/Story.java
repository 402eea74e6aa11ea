package nl.regietafel.sample;

/// A part of what happened in Waterrijk. Each story is a bean of this package with an `@Order`; together they fill an empty
/// database once, when the application starts, through the doorways that people use.
public interface Story {
    void tell(Storyteller teller);
}
