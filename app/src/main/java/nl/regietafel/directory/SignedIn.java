package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is signed in for this request, as the filter found them.
final class SignedIn {

    private static final String VIEWER = SignedIn.class.getName();
    private static final String HALFWAY = VIEWER + ".halfway";
    private static final String SESSION = VIEWER + ".session";

    private SignedIn() {}

    static @Nullable Viewer viewer(HttpServletRequest request) {
        return (Viewer) request.getAttribute(VIEWER);
    }

    /// Who gave a password but not yet the second step: for everything but that step they are nobody.
    static @Nullable Viewer halfway(HttpServletRequest request) {
        return (Viewer) request.getAttribute(HALFWAY);
    }

    static void setHalfway(HttpServletRequest request, Viewer viewer) {
        request.setAttribute(HALFWAY, viewer);
    }

    /// @param session none for who signs in by a token
    static void set(HttpServletRequest request, Viewer viewer, Sessions.@Nullable Found session) {
        request.setAttribute(VIEWER, viewer);
        request.setAttribute(SESSION, session);
    }

    static Optional<Sessions.Found> session(HttpServletRequest request) {
        return Optional.ofNullable((Sessions.Found) request.getAttribute(SESSION));
    }
}
