package nl.regietafel.importing;

import nl.regietafel.web.RandomId;

/// The id of a file that is read in, as its address carries it.
public record ImportFileId(String value) {

    public ImportFileId {
        RandomId.checked(value);
    }

    public static ImportFileId fresh() {
        return new ImportFileId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
