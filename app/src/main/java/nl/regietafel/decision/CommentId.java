package nl.regietafel.decision;

import nl.regietafel.web.RandomId;

/// The id of a comment on a line, as its address carries it.
public record CommentId(String value) {

    public CommentId {
        RandomId.checked(value);
    }

    static CommentId fresh() {
        return new CommentId(RandomId.fresh());
    }

    @Override
    public String toString() {
        return value;
    }
}
