package nl.regietafel.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// From the bytes of a file to its text, or the refusal that says why not. The content decides, never the name: what
/// is valid UTF-8 is UTF-8; zeros in every other place are UTF-16; else it is Windows-1252, unless the bytes show that
/// it was UTF-8 once and is damaged.
final class FileText {

    static final int MOST_BYTES = 20_000_000;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private record Signature(String start, String form) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("{\\rtf", "een RTF-bestand"),
            new Signature("\u0089PNG", "een afbeelding"),
            new Signature("\u00FF\u00D8\u00FF", "een afbeelding"),
            new Signature("GIF8", "een afbeelding"),
            new Signature("BM\u0000", "een afbeelding"),
            new Signature("RIFF", "een afbeelding of opname"),
            new Signature("II*\u0000", "een afbeelding"),
            new Signature("MM\u0000*", "een afbeelding"),
            new Signature("\u001F\u008B", "een ingepakt bestand"),
            new Signature("7z\u00BC\u00AF", "een ingepakt bestand"),
            new Signature("Rar!", "een ingepakt bestand"),
            new Signature("BZh", "een ingepakt bestand"),
            new Signature("\u007FELF", "een programma"),
            new Signature("MZ\u0090", "een programma"));

    private FileText() {}

    static String of(byte[] content) {
        var form = knownForm(content);
        if (form != null) {
            throw new Refused("importing.form-not-read", form);
        }
        var text = tidy(decoded(content));
        if (text.isBlank()) {
            throw new Refused("importing.empty");
        }
        return text;
    }

    private static @Nullable String knownForm(byte[] content) {
        var start = new String(content, 0, Math.min(content.length, 4_096), ISO_8859_1);
        for (var signature : SIGNATURES) {
            if (start.startsWith(signature.start())) {
                return signature.form();
            }
        }
        return null;
    }

    private static String decoded(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return strictly(UTF_8, content, 3);
        }
        if (startsWith(content, 0xFF, 0xFE, 0x00, 0x00) || startsWith(content, 0x00, 0x00, 0xFE, 0xFF)) {
            throw new Refused("importing.encoding");
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return strictly(UTF_16LE, content, 2);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return strictly(UTF_16BE, content, 2);
        }
        var zeros = new int[2];
        for (var i = 0; i < Math.min(content.length, 4_096); i++) {
            if (content[i] == 0) {
                zeros[i % 2]++;
            }
        }
        if (zeros[0] + zeros[1] > 0) {
            var pairs = Math.min(content.length, 4_096) / 2;
            if (zeros[1] > pairs / 2 && zeros[0] == 0) {
                return strictly(UTF_16LE, content, 0);
            }
            if (zeros[0] > pairs / 2 && zeros[1] == 0) {
                return strictly(UTF_16BE, content, 0);
            }
            throw new Refused("importing.binary");
        }
        return eightBits(content);
    }

    private static boolean startsWith(byte[] content, int... start) {
        if (content.length < start.length) {
            return false;
        }
        for (var i = 0; i < start.length; i++) {
            if ((content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static String strictly(Charset charset, byte[] content, int from) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refused("importing.damaged");
        }
    }

    private static String eightBits(byte[] content) {
        var whole = 0;
        var broken = 0;
        var i = 0;
        while (i < content.length) {
            var lead = content[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            var length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xC2 && lead < 0xE0 ? 2 : 0;
            var fits = length > 0 && i + length <= content.length;
            for (var k = 1; fits && k < length; k++) {
                fits = (content[i + k] & 0xC0) == 0x80;
            }
            if (fits) {
                whole++;
                i += length;
            } else {
                broken++;
                i++;
            }
        }
        if (broken == 0) {
            return strictly(UTF_8, content, 0);
        }
        // two bytes that happen to form a UTF-8 character are rare in Windows-1252: a few among many say nothing
        if (whole > 0 && whole * 10 > broken) {
            throw new Refused("importing.damaged");
        }
        for (var b : content) {
            var c = b & 0xFF;
            if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) {
                throw new Refused("importing.damaged");
            }
        }
        if (broken > content.length / 4) {
            throw new Refused("importing.binary");
        }
        return new String(content, WINDOWS_1252);
    }

    /// One kind of line end, no marks one cannot see; a form feed stays, it is the break between two pages.
    static String tidy(String text) {
        var out = new StringBuilder(text.length());
        var strange = 0;
        var lost = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\r' -> {
                    out.append('\n');
                    if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                        i++;
                    }
                }
                case '\u000B', '\u0085', '\u2028' -> out.append('\n');
                case '\u2029' -> out.append("\n\n");
                case '\u00A0', '\u202F', '\u2007', '\u2009' -> out.append(' ');
                case '\u001E', '\u2011' -> out.append('-');
                case '\uFEFF', '\u200B', '\u200C', '\u200D', '\u00AD', '\u001F', '\u200E', '\u200F', '\u2060',
                        '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069',
                        '\u0007' -> { }
                case '\uFFFD' -> {
                    lost++;
                    out.append(c);
                }
                default -> {
                    if (c >= ' ' && c != '\u007F' || c == '\n' || c == '\t' || c == '\f') {
                        out.append(c);
                    } else {
                        strange++;
                    }
                }
            }
        }
        if (strange > 8 + text.length() / 500) {
            throw new Refused("importing.binary");
        }
        if (lost > text.length() / 200) {
            throw new Refused("importing.damaged");
        }
        return out.toString();
    }
}
