package nl.regietafel.register;

import nl.regietafel.web.RandomId;

/// The id of a {@link SavedQuery}, as its address carries it.
public record SavedQueryId(String value) {

    public SavedQueryId {
        RandomId.checked(value);
    }

    public static SavedQueryId fresh() {
        return new SavedQueryId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
