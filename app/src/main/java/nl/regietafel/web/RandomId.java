package nl.regietafel.web;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The short random id that addresses carry: twelve characters, sixty bits. It tells neither volume nor order, so that a
/// guessed or duplicate id confirms nothing (the number people say, 2026-3/12, is a label).
public final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] ALPHABET = "abcdefghjkmnpqrstuvwxyz123456789".toCharArray();
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{12}");

    private RandomId() {}

    public static String fresh() {
        var id = new char[12];
        var bits = RANDOM.nextLong();
        for (int i = 0; i < id.length; i++, bits >>>= 5) {
            id[i] = ALPHABET[(int) (bits & 31)];
        }
        return new String(id);
    }

    /// The id as given, or Missing: an address that cannot exist is answered like one that does not.
    public static String checked(@Nullable String value) {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new Missing();
        }
        return value;
    }
}
