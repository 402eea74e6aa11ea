package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie that carries a session's token. No script can read it, and no other site's form can send it.
public final class SessionCookie {

    /// Says that someone signed in here before.
    static final String PLACE = "regietafel-plek";

    private SessionCookie() {}

    /// Gives the browser a new session; the one it had ends, so that nobody can plant one beforehand.
    public static void replace(HttpServletRequest request, HttpServletResponse response, Sessions sessions, String token) {
        SignInFilter.cookie(request).ifPresent(sessions::end);
        set(SignInFilter.COOKIE, request, response, token, -1);
    }

    static void place(HttpServletRequest request, HttpServletResponse response, String token) {
        set(PLACE, request, response, token, Duration.ofDays(180).toSeconds());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        set(SignInFilter.COOKIE, request, response, "", 0);
    }

    private static void set(String name, HttpServletRequest request, HttpServletResponse response, String token, long seconds) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, token)
                .httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/").maxAge(seconds).build().toString());
    }
}
