package nl.regietafel.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The hash chain of a board's timeline. Each record's hash is SHA-256 over its fields, each preceded by its length in bytes,
/// the hash of the record before it first. Changing, removing, inserting or swapping any record breaks every hash from there
/// on; removing the last records is noticed against the kept head (and, from the first adopted list on, against its print).
final class Chain {

    private Chain() {}

    static String hash(String previous, String board, long seq, String subject, String act, String person, LocalDate day,
                       Instant at, String detail, String key, String answer) {
        var sha = sha256();
        for (var field : List.of(previous, board, Long.toString(seq), subject, act, person, day.toString(),
                at.truncatedTo(ChronoUnit.MICROS).toString(), detail, key, answer)) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /// Where the chain is broken, if it is: the first record that does not follow from the one before it.
    static Optional<Break> firstBreak(String board, List<Event> events, long lastSeq, String lastHash) {
        var previous = "";
        long expected = 1;
        for (var event : events) {
            if (event.seq() > expected) {
                return Optional.of(new Break(expected, "Hier ontbreekt een regel van de tijdlijn."));
            }
            if (!event.previous().equals(previous) || !event.hash().equals(hash(previous, board, event.seq(), event.subjectId(),
                    event.act(), event.personId(), event.onDay(), event.at(), event.detail(), event.commandKey(), event.answer()))) {
                return Optional.of(new Break(event.seq(), "Deze regel van de tijdlijn is gewijzigd of hoort hier niet."));
            }
            previous = event.hash();
            expected++;
        }
        if (lastSeq != expected - 1 || !lastHash.equals(previous)) {
            return Optional.of(new Break(expected, "Het einde van de tijdlijn klopt niet met wat er het laatst is vastgelegd."));
        }
        return Optional.empty();
    }

    /// The first position at which the timeline does not hold, and what is wrong there.
    record Break(long seq, String what) {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
