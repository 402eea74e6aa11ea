package nl.regietafel.directory;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Signing in with e-mail and password, and then with a code where there is a second step. The answer to a wrong password and
/// to an unknown address is the same, and takes as long.
///
/// Not transactional as a whole: an attempt is counted for good before it is looked at.
@Service
class SignIns {

    /// From sources where this person never signed in, all together; where they did, they can always try.
    static final int CODES_FROM_ELSEWHERE = 50;

    private final Accounts accounts;
    private final Attempts attempts;
    private final Sessions sessions;

    SignIns(Accounts accounts, Attempts attempts, Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /// Where an attempt comes from: the address on the network, and the browser if it was here before.
    record Source(String address, @Nullable String place) {}

    sealed interface Answer {
        /// @param token of a new session, which may still ask the second step
        record Right(String token, PersonId person) implements Answer {}

        record Wrong() implements Answer {}

        record TooSoon(Duration left) implements Answer {}
    }

    Answer withPassword(String email, String password, Source source) {
        var account = accounts.byEmail(email);
        var known = account.filter(each -> source.place() != null && accounts.knows(each.person(), source.place())).isPresent();
        var subject = subject("wachtwoord", email.strip().toLowerCase(Locale.ROOT), source, known);
        var wait = attempts.begin(subject);
        if (!wait.isZero()) {
            return new Answer.TooSoon(wait);
        }
        var hash = account.filter(Account::isOpen).map(Account::passwordHash).orElse(null);
        if (!Passwords.matches(password, hash)) {
            return new Answer.Wrong();
        }
        attempts.succeed(subject);
        var person = account.orElseThrow().person();
        return new Answer.Right(sessions.start(person, null, false), person);
    }

    /// The second step of a session that began with a password; answers the token of the session that replaces it.
    Answer withCode(Viewer halfway, String halfwayToken, String code, Source source) {
        var person = halfway.person();
        var known = source.place() != null && accounts.knows(person, source.place());
        var elsewhere = "code-elders|" + person.value();
        var subject = subject("code", person.value(), source, known);
        var wait = attempts.begin(subject);
        if (wait.isZero() && !known && attempts.made(elsewhere) >= CODES_FROM_ELSEWHERE) {
            wait = Attempts.REMEMBERED;
        }
        if (!wait.isZero()) {
            return new Answer.TooSoon(wait);
        }
        if (!known) {
            attempts.count(elsewhere);
        }
        if (!accounts.takeCode(person, code)) {
            return new Answer.Wrong();
        }
        attempts.succeed(subject);
        sessions.end(halfwayToken);
        return new Answer.Right(sessions.start(person, halfway.board(), true), person);
    }

    /// Whether someone who is signed in may try their password again: a borrowed screen is no place for guessing.
    void mayTry(PersonId person) {
        var wait = attempts.begin(Sessions.hash("eigen wachtwoord|" + person.value()));
        if (!wait.isZero()) {
            throw new Refused("sign-in.too-soon", inWords(wait)).at("old");
        }
    }

    static String inWords(Duration left) {
        var seconds = left.toSeconds() + 1;
        return seconds <= 90 ? seconds + " seconden" : seconds < 5400 ? (seconds + 59) / 60 + " minuten" : (seconds + 3599) / 3600 + " uur";
    }

    /// The hash of it only: what people typed as their address is none of the database's business.
    private static String subject(String what, String who, Source source, boolean known) {
        return Sessions.hash(what + "|" + who + "|" + (known ? "plek " + source.place() : "adres " + network(source.address())));
    }

    /// One connection can choose any of its own IPv6 addresses; the first half says whose it is.
    private static String network(String address) {
        return address.contains(":") ? Arrays.stream(address.split(":")).limit(4).collect(Collectors.joining(":")) : address;
    }
}
