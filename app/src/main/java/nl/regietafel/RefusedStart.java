package nl.regietafel;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.regietafel.postgres.CannotStart;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// A start that is refused while Spring puts the application together is told in our own sentence, by Installation: not by
/// Spring, with all it came through.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedStart implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return reason(failure).isPresent();
    }

    /// Why the start is refused, when that is what went wrong: a CannotStart, or the port that was taken since we looked.
    static Optional<Throwable> reason(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(each -> each instanceof CannotStart || each instanceof PortInUseException)
            .findFirst();
    }
}
