package nl.regietafel.postgres;

import org.jspecify.annotations.Nullable;

/// Why Regietafel does not start, in Dutch, for whoever runs it. Nobody needs a stack trace for it.
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        this(sentence, null);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
