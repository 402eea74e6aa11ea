package nl.regietafel.sample;

import java.util.Optional;
import nl.regietafel.directory.BearerTokens;
import nl.regietafel.directory.Sessions;
import nl.regietafel.directory.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Signing in to the sample with a name in the request's header: `Bearer waterrijk-secretaris`.
@Component
@ConditionalOnProperty(name = "regietafel.sample", havingValue = "waterrijk")
class SampleTokens implements BearerTokens {

    private static final String PREFIX = "waterrijk-";

    private final Sessions sessions;

    SampleTokens(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Viewer> viewer(String token) {
        return token.startsWith(PREFIX)
                ? Optional.ofNullable(Waterrijk.NAMES.get(token.substring(PREFIX.length())))
                        .flatMap(person -> sessions.viewerOf(person, Waterrijk.BOARD.id()))
                : Optional.empty();
    }
}
