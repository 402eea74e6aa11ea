package nl.regietafel.decision;

import nl.regietafel.web.RandomId;

/// The id of a {@link Line}, as its address carries it.
public record LineId(String value) {

    public LineId {
        RandomId.checked(value);
    }

    public static LineId fresh() {
        return new LineId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
