package nl.regietafel.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is signed in. A session lives in the database under the hash of its token; it ends when it is not used for a while,
/// after a working day at the latest, on signing out, and at once for someone whose memberships or account have ended.
@Service
public class Sessions {

    static final Duration IDLE = Duration.ofHours(2);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionStore store;
    private final Clock clock;
    private final Today today;

    Sessions(SessionStore store, Clock clock, Today today) {
        this.store = store;
        this.clock = clock;
        this.today = today;
    }

    /// Starts a session and returns its token, which is kept nowhere but in the browser's cookie.
    @Transactional
    public String start(PersonId person, @Nullable BoardId board, boolean secondFactor) {
        var token = freshToken();
        var now = clock.instant();
        store.deleteEnded(now.minus(IDLE), now.minus(LONGEST));
        store.insert(hash(token), person, board, secondFactor, now);
        return token;
    }

    /// Whose session this is.
    ///
    /// @param isWhole whether all that this person must show was shown; before that they are nobody yet
    /// @param others     the other boards where this person sits
    /// @param letterKeys whether single letters are keys on the pages of this person (WCAG 2.1.4)
    record Found(Viewer viewer, boolean isWhole, List<Board> others, boolean letterKeys) {}

    Optional<Found> find(String token) {
        var now = clock.instant();
        var found = store.find(hash(token), now.minus(IDLE), now.minus(LONGEST), today.date());
        found.filter(session -> session.seenAt().isBefore(now.minus(SEEN_EVERY)))
             .ifPresent(_ -> store.seen(hash(token), now));
        return found.map(session -> new Found(session.viewer(), session.isWhole(), session.others(), session.letterKeys()));
    }

    /// The sessions someone has now, this one among them.
    public record Own(Instant createdAt, Instant seenAt, boolean isThis) {}

    @Transactional(readOnly = true)
    public List<Own> of(PersonId person, String token) {
        var now = clock.instant();
        return store.of(person, now.minus(IDLE), now.minus(LONGEST)).stream()
                .map(own -> new Own(own.createdAt(), own.seenAt(), own.tokenHash().equals(hash(token))))
                .toList();
    }

    /// The viewer that a person is at a board on the table's date, for signing in by token and for tests.
    public Optional<Viewer> viewerOf(PersonId person, @Nullable BoardId board) {
        return store.viewerOf(person, board, today.date());
    }

    @Transactional
    public void end(String token) {
        store.delete(hash(token));
    }

    @Transactional
    public void endAll(PersonId person) {
        store.deleteAll(person);
    }

    @Transactional
    public void endOthers(PersonId person, String token) {
        store.deleteOthers(person, hash(token));
    }

    /// The second step was given in this session too.
    @Transactional
    public void strengthen(String token) {
        store.strengthen(hash(token));
    }

    /// The same session at another board this person sits at. What that board asks of its people holds from then on: it may be
    /// a second step.
    @Transactional
    public void moveTo(String token, BoardId board) {
        var others = find(token).map(Found::others).orElse(List.of());
        if (others.stream().noneMatch(other -> other.id().equals(board))) {
            throw new Missing();
        }
        store.moveTo(hash(token), board);
    }

    /// Whether single letters are keys on the pages of this person, wherever they sign in.
    @Transactional
    public void letterKeys(PersonId person, boolean on) {
        store.letterKeys(person, on);
    }

    static String freshToken() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
