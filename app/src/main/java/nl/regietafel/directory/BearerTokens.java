package nl.regietafel.directory;

import java.util.Optional;

/// Signing in by a token in the request's header, without a session. Only the sample has it.
public interface BearerTokens {
    Optional<Viewer> viewer(String token);
}
