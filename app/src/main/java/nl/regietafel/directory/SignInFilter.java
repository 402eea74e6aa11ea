package nl.regietafel.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks: by the session cookie, or in the sample by its bearer token. A token that is not known is refused
/// (401); a session that is not known is nobody. What follows runs as that person, also for the database.
class SignInFilter extends OncePerRequestFilter {

    static final String COOKIE = "regietafel";
    private static final List<String> FILES = List.of("/css/", "/js/", "/img/", "/webjars/", "/font/");

    private final Sessions sessions;
    private final Optional<BearerTokens> tokens;

    SignInFilter(Sessions sessions, Optional<BearerTokens> tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// Our own files are the same for everyone: a page brings a dozen of them, and none needs to know who asks.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILES.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    static boolean hasToken(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Viewer> found;
        Optional<Sessions.Found> session = Optional.empty();
        if (hasToken(request)) {
            var header = request.getHeader(HttpHeaders.AUTHORIZATION);
            found = header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? tokens.flatMap(known -> known.viewer(header.substring(7).strip()))
                    : Optional.empty();
            if (found.isEmpty()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
        } else {
            session = cookie(request).flatMap(sessions::find);
            session.filter(each -> !each.isWhole()).ifPresent(each -> SignedIn.setHalfway(request, each.viewer()));
            found = session.filter(Sessions.Found::isWhole).map(Sessions.Found::viewer);
        }
        if (found.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var viewer = found.get();
        SignedIn.set(request, viewer, session.orElse(null));
        SecurityContextHolder.getContext().setAuthentication(new PreAuthenticatedAuthenticationToken(viewer, "", List.of()));
        try {
            Acting.as(viewer.person(), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    static Optional<String> cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (var cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Optional.of(cookie.getValue()).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }
}
