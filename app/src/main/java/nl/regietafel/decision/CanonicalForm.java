package nl.regietafel.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// One way to write a list, so that whoever has the content finds the same fingerprint (vingerafdruk): RFC 8785 over text in
/// normal form C. Described for others in docs/canonical-form.md.
final class CanonicalForm {

    private CanonicalForm() {}

    /// What maps, collections, texts, whole numbers and yes or no say, in canonical form. What is not there has no key.
    static String of(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /// SHA-256 over the UTF-8 of a canonical form, as 64 hexadecimal digits.
    static String fingerprint(String canonical) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, each) -> sorted.put(normal(key.toString()), each));
                var mark = '{';
                for (var each : sorted.entrySet()) {
                    out.append(mark);
                    quote(each.getKey(), out);
                    out.append(':');
                    write(each.getValue(), out);
                    mark = ',';
                }
                out.append(sorted.isEmpty() ? "{}" : "}");
            }
            case Collection<?> all -> {
                var mark = '[';
                for (var each : all) {
                    out.append(mark);
                    write(each, out);
                    mark = ',';
                }
                out.append(all.isEmpty() ? "[]" : "]");
            }
            case String text -> quote(normal(text), out);
            case Integer number -> out.append(number);
            case Boolean yes -> out.append(yes);
            default -> throw new IllegalArgumentException("A list holds no " + value.getClass());
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
