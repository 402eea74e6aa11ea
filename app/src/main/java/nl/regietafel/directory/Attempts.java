package nl.regietafel.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Wrong attempts to sign in, and how long one waits after them. They are counted for one account from one source together, so
/// that whoever guesses delays nobody but themselves: not the owner elsewhere, not a colleague behind the same address.
@Service
class Attempts {

    static final int FREE = 5;
    static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final AttemptStore store;
    private final Clock clock;

    Attempts(AttemptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Counts an attempt before it is looked at, so that a thousand at once are counted too. Answers how long to wait; an
    /// attempt made too early is not looked at and makes the wait no longer.
    @Transactional
    public Duration begin(String subject) {
        var now = clock.instant();
        store.lock(subject);
        store.forget(now.minus(REMEMBERED));
        var wait = wait(store.count(subject), store.last(subject).orElse(Instant.EPOCH), now);
        if (wait.isZero()) {
            store.insert(subject, now);
        }
        return wait;
    }

    @Transactional(readOnly = true)
    public int made(String subject) {
        return store.count(subject);
    }

    @Transactional
    public void count(String subject) {
        store.insert(subject, clock.instant());
    }

    /// It was right after all: what went wrong before is forgotten.
    @Transactional
    public void succeed(String subject) {
        store.forget(subject);
    }

    /// Two seconds after the fifth, doubled with each further one, a quarter of an hour at most.
    static Duration wait(int before, Instant last, Instant now) {
        if (before < FREE) {
            return Duration.ZERO;
        }
        var seconds = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(20, before - FREE + 1));
        var until = last.plusSeconds(seconds);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }
}
