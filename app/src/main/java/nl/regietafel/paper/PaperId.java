package nl.regietafel.paper;

import nl.regietafel.web.RandomId;

/// The id of a {@link Paper}, as its address carries it.
public record PaperId(String value) {

    public PaperId {
        RandomId.checked(value);
    }

    public static PaperId fresh() {
        return new PaperId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
