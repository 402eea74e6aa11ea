package nl.regietafel.dossier;

import nl.regietafel.web.RandomId;

/// The id of a {@link Dossier}, as its address carries it.
public record DossierId(String value) {

    public DossierId {
        RandomId.checked(value);
    }

    public static DossierId fresh() {
        return new DossierId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
