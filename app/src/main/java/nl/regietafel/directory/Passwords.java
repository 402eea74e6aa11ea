package nl.regietafel.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// What a password must be, and how it is kept: long, not guessable from who one is, nothing about signs or capitals; kept as
/// an Argon2id hash that takes memory as well as time.
final class Passwords {

    static final int SHORTEST = 12;
    private static final int LONGEST = 500;

    /// 19 MiB, two passes: the least that OWASP advises; a guess costs an attacker as much as it costs us.
    private static final Argon2PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /// As many at once as the memory is meant for; more sign-ins wait their turn.
    private static final Semaphore TURNS = new Semaphore(4, true);

    /// Compared with when there is no such account, so that the answer takes as long.
    private static final String NOBODY = ARGON.encode("niemand heeft dit wachtwoord");

    /// Words that passwords of our users are made of. A password that is nothing but one of these, however often and with
    /// whatever figures around it, is the first that anyone tries.
    private static final Set<String> OBVIOUS = Set.of("wachtwoord", "welkom", "password", "passwort", "qwerty", "qwertyuiop", "azerty",
            "asdfghjkl", "abcdef", "abcdefghijkl", "regietafel", "provincie", "gemeente", "secretaris", "voorzitter", "beheerder",
            "admin", "administrator", "asiel", "opvang", "nederland", "geheim", "zomer", "winter", "lente", "herfst", "vergadering",
            "letmein", "iloveyou", "ikhouvanjou", "provincialeregietafel", "welkomwelkom", "ditiseenwachtwoord", "correcthorsebatterystaple");

    private Passwords() {}

    static String hash(String password) {
        return inTurn(() -> ARGON.encode(plain(password)));
    }

    static boolean matches(String password, @Nullable String hash) {
        var right = inTurn(() -> ARGON.matches(plain(password), hash == null ? NOBODY : hash));
        return right && hash != null;
    }

    static void mustDo(String password, String name, String email) {
        var plain = plain(password);
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            throw new Refused("account.password-too-short", SHORTEST).at("password");
        }
        if (plain.length() > LONGEST) {
            throw new Refused("account.password-too-long", LONGEST).at("password");
        }
        var letters = letters(plain);
        if (letters.equals(letters(name)) || letters.equals(letters(email)) || letters.equals(letters(email.split("@")[0]))) {
            throw new Refused("account.password-is-you").at("password");
        }
        if (plain.codePoints().distinct().count() < 4 || isObvious(letters, plain.length())) {
            throw new Refused("account.password-obvious").at("password");
        }
    }

    private static boolean isObvious(String letters, int length) {
        return letters.isEmpty() && length < 2 * SHORTEST || !letters.isEmpty() && OBVIOUS.stream().anyMatch(word -> letters.replace(word, "").isEmpty());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\P{L}", "");
    }

    /// The same characters, however the keyboard made them.
    private static String plain(String password) {
        var all = Normalizer.normalize(password, Normalizer.Form.NFKC);
        return all.length() <= 10 * LONGEST ? all : all.substring(0, 10 * LONGEST);
    }

    private static <T> T inTurn(Supplier<T> work) {
        TURNS.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            TURNS.release();
        }
    }
}
