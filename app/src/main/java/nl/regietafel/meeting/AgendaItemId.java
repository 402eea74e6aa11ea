package nl.regietafel.meeting;

import nl.regietafel.web.RandomId;

/// The id of a {@link AgendaItem}, as its address carries it.
public record AgendaItemId(String value) {

    public AgendaItemId {
        RandomId.checked(value);
    }

    public static AgendaItemId fresh() {
        return new AgendaItemId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
