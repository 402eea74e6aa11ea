package nl.regietafel.decision;

import nl.regietafel.web.RandomId;

/// The id of a fact about a line, as its address carries it.
public record FactId(String value) {

    public FactId {
        RandomId.checked(value);
    }

    public static FactId fresh() {
        return new FactId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
