package nl.regietafel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ViewResolver;

/// The calm page for what ends before any controller is asked: the database is away, a form is too old, someone is no longer
/// signed in.
@Component
public class SorryPages {

    /// Never on a page again, whatever becomes of the form.
    private static final Set<String> SECRETS = Set.of("password", "again", "old", "code");

    private final ViewResolver templates;

    SorryPages(@Qualifier("templates") ViewResolver templates) {
        this.templates = templates;
    }

    public void show(HttpStatus status, Sorry sorry, HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        response.setStatus(status.value());
        try {
            Objects.requireNonNull(templates.resolveViewName("web/sorry", request.getLocale())).render(Map.of("sorry", sorry), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /// The sentences that someone typed in the form that this request sends; only for a form of our own, so that nobody else's
    /// words ever stand on our page.
    public static List<String> typed(HttpServletRequest request) {
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
            .filter(field -> !SECRETS.contains(field.getKey()))
            .flatMap(field -> Arrays.stream(field.getValue()))
            .map(String::strip)
            .filter(text -> text.length() >= 12 && text.chars().anyMatch(Character::isWhitespace))
            .toList();
    }
}
