package nl.regietafel.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Frame;
import nl.regietafel.web.FrameMaker;
import nl.regietafel.web.StaticFiles;
import nl.regietafel.web.Today;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// The frame around each page for who asks for it: what one may not see has no place in the navigation.
@Component
class Frames implements FrameMaker {

    /// The places of the navigation: what they hold, and who goes there.
    private enum Where {
        MY_TABLE("Mijn tafel", "/mijn-tafel", Act.REPORT_OWN),
        MEETINGS("Vergaderingen", "/vergaderingen", Act.READ_MEETINGS, "/onderwerpen", "/kopjes", "/regels", "/inlezen", "/stukken"),
        FOLLOW_UP("Opvolging", "/opvolging", Act.REPORT_OWN),
        DOSSIERS("Dossiers", "/dossiers", Act.READ_DOSSIERS),
        PEOPLE("Mensen", "/mensen", Act.READ_DIRECTORY, "/partijen"),
        SETTINGS("Instellingen", "/instellingen", Act.KEEP_SETTINGS);

        private final String label;
        private final String address;
        private final Act act;
        private final List<String> also;

        Where(String label, String address, Act act, String... also) {
            this.label = label;
            this.address = address;
            this.act = act;
            this.also = List.of(also);
        }

        private boolean holds(String path) {
            return path.startsWith(address) || also.stream().anyMatch(path::startsWith);
        }
    }

    private final StaticFiles files;
    private final Today today;
    private final boolean sample;

    Frames(StaticFiles files, Today today, @Value("${regietafel.sample:none}") String sample) {
        this.files = files;
        this.today = today;
        this.sample = sample.equals("waterrijk");
    }

    @Override
    public Frame around(HttpServletRequest request) {
        var viewer = SignedIn.viewer(request);
        // Who signs in by a token needs none, and its cookie would be the beginning of a session.
        var csrf = SignInFilter.hasToken(request) ? null : (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var field = csrf == null ? "_csrf" : csrf.getParameterName();
        var token = csrf == null ? "" : csrf.getToken();
        var day = sample ? DutchDates.full(today.date()) : null;
        if (viewer == null) {
            return new Frame(null, null, List.of(), true, List.of(), null, day, field, token, files.version());
        }
        var path = request.getRequestURI();
        var places = Stream.of(Where.values())
            .filter(where -> viewer.may(where.act))
            .map(where -> new Frame.Place(where.label, where.address, where.holds(path), 0))
            .toList();
        return new Frame(viewer.boardName(), new Frame.Person(viewer.person().value(), viewer.name(), viewer.title()),
                SignedIn.session(request).map(Sessions.Found::others).orElse(List.of()).stream()
                    .map(other -> new Frame.Other(other.id().value(), other.name())).toList(),
                SignedIn.session(request).map(Sessions.Found::letterKeys).orElse(true), places,
                viewer.may(Act.READ_LINES) ? "/registers" : null, day, field, token, files.version());
    }
}
