package nl.regietafel.directory;

import nl.regietafel.web.RandomId;

/// The id of a {@link Board}, as its address carries it.
public record BoardId(String value) {

    public BoardId {
        RandomId.checked(value);
    }

    public static BoardId fresh() {
        return new BoardId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
