package nl.regietafel.directory;

import nl.regietafel.web.RandomId;

/// The id of a {@link Person}, as its address carries it.
public record PersonId(String value) {

    public PersonId {
        RandomId.checked(value);
    }

    public static PersonId fresh() {
        return new PersonId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
