package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Who is signed in for this request, as the filter found them.
final class SignedIn {

    private static final String VIEWER = SignedIn.class.getName();

    private SignedIn() {}

    static @Nullable Viewer viewer(HttpServletRequest request) {
        return (Viewer) request.getAttribute(VIEWER);
    }

    static void set(HttpServletRequest request, Viewer viewer) {
        request.setAttribute(VIEWER, viewer);
    }
}
