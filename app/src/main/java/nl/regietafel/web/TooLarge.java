package nl.regietafel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What was sent is more than the server takes in. It is noticed before any page is asked, when the form is first looked into,
/// and it is no mistake of ours: whoever sent it is told so (413), and nothing of it is read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TooLarge extends OncePerRequestFilter {

    static final Sorry SORRY = new Sorry("Dit is te groot",
            "Een bestand mag tot 50 MB zijn, bestanden samen tot 60 MB, en tekst die u typt of plakt tot 2 MB. Er is niets bewaard. Ga terug en stuur minder.", null);

    private final SorryPages pages;

    TooLarge(SorryPages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IllegalStateException e) {
            if (response.isCommitted() || !(isTooLarge(e) || hasTooLargeParts(request))) {
                throw e;
            }
            pages.show(HttpStatus.CONTENT_TOO_LARGE, SORRY, request, response);
        }
    }

    /// A form that is broken is another matter.
    private static boolean isTooLarge(IllegalStateException fault) {
        return fault instanceof InvalidParameterException form
                && form.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }

    /// Too much text beside the files is told by a fault that says nothing of itself; asked again for the parts, the server
    /// gives it again, and then it was not something of ours that went wrong.
    private static boolean hasTooLargeParts(HttpServletRequest request) {
        if (!Objects.requireNonNullElse(request.getContentType(), "").startsWith("multipart/form-data")) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (InvalidParameterException _) {
            return false;
        } catch (IllegalStateException _) {
            return true;
        } catch (IOException | ServletException _) {
            return false;
        }
    }
}
