package nl.regietafel.directory;

import nl.regietafel.web.RandomId;

/// The id of a {@link Party}, as its address carries it.
public record PartyId(String value) {

    public PartyId {
        RandomId.checked(value);
    }

    public static PartyId fresh() {
        return new PartyId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
