package nl.regietafel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/// The database is away for a moment: it fell and is being started again, or is restarted by who looks after it. That is no
/// mistake of ours: whoever asks is told to come back (503), and nobody knows whether what was under way was written. Sending
/// it again with the same key does it once.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

    static final Sorry SORRY = new Sorry("Regietafel kan even niet bij de gegevens",
            "Dat duurt meestal een paar tellen. Probeer het dan opnieuw; wat al bewaard is, blijft bewaard.", null);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    private final SorryPages pages;

    DatabaseAway(SorryPages pages) {
        this.pages = pages;
    }

    /// A transaction that cannot be begun, or neither be ended nor undone, or a statement whose connection was cut.
    static boolean caused(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).anyMatch(each -> each instanceof DataAccessResourceFailureException
                || each instanceof CannotCreateTransactionException || each instanceof TransactionSystemException);
    }

    static void told(HttpServletRequest request, HttpServletResponse response, Throwable fault) {
        LOG.warn("De database is even weg bij {} {}: {}", request.getMethod(), request.getRequestURI(),
                NestedExceptionUtils.getMostSpecificCause(fault).getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "3");
    }

    /// Who asks is looked up before any page is; that can be the first to notice.
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!caused(e) || response.isCommitted()) {
                throw e;
            }
            told(request, response, e);
            pages.show(HttpStatus.SERVICE_UNAVAILABLE, SORRY, request, response);
        }
    }
}
