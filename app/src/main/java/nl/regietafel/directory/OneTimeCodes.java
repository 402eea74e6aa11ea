package nl.regietafel.directory;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// The codes of an authenticator app (RFC 6238): six figures that change every thirty seconds.
final class OneTimeCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;

    private OneTimeCodes() {}

    static String freshSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return base32(bytes);
    }

    /// The step of time that this code belongs to: now, or the one before or after, since clocks differ a little.
    static OptionalLong step(String secret, String code, Instant now) {
        var given = code.replaceAll("\\s", "");
        var length = CODES.getTimeStep().toSeconds();
        var current = Math.floorDiv(now.getEpochSecond(), length);
        for (var step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(at(secret, step).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String at(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(bytes(secret), CODES.getAlgorithm()),
                    Instant.ofEpochSecond(step * CODES.getTimeStep().toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The secret as an app reads it from the screen.
    static String svg(String secret, String board, String email) {
        var issuer = encoded("Regietafel " + board);
        var code = QrCode.encodeText("otpauth://totp/" + issuer + ":" + encoded(email) + "?secret=" + secret + "&issuer=" + issuer,
                QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + 4).append(',').append(y + 4).append("h1v1h-1z");
                }
            }
        }
        var side = code.size + 8;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>
                """.formatted(side, path);
    }

    /// In groups of four, for who types it over.
    static String readable(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (var each : bytes) {
            buffer = buffer << 8 | each & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(buffer >> bits - 5 & 31));
            }
        }
        return text.toString();
    }

    private static byte[] bytes(String secret) {
        var bytes = new byte[secret.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (var each : secret.toCharArray()) {
            buffer = buffer << 5 | BASE32.indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bytes[at++] = (byte) (buffer >> bits - 8);
                bits -= 8;
            }
        }
        return bytes;
    }
}
