package nl.regietafel.forecast;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.regietafel.engine.Unfit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An object in the file that knows where it stands, so that whatever does not fit can be named by its place. Every key must be
/// asked for: one that nobody asks for is refused.
final class JsonPlace {

    private final String path;
    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    JsonPlace(String path, JsonNode node) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) throw new Unreadable(path, "moet een object zijn");
    }

    /// Makes a thing of this object: refuses its unknown keys, and gives a refusal by the engine its place.
    <T> T make(Function<JsonPlace, T> maker) {
        try {
            T made = maker.apply(this);
            for (var key : node.propertyNames()) if (!asked.contains(key)) throw new Unreadable(at(key), "onbekend veld");
            return made;
        } catch (Unfit unfit) {
            // a field that is unknown is more often a misspelt one than the cause of what is missing
            for (var key : node.propertyNames()) if (!asked.contains(key)) throw new Unreadable(at(key), "onbekend veld");
            throw new Unreadable(at(unfit.field()), unfit.why());
        }
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key) && !node.get(key).isNull();
    }

    private JsonNode the(String key) {
        if (!has(key)) {
            for (var other : node.propertyNames()) if (isMisspelt(other, key)) throw new Unreadable(at(other), "onbekend veld; wordt " + key + " bedoeld?");
            throw new Unreadable(at(key), "ontbreekt");
        }
        return node.get(key);
    }

    // one letter more, fewer or other, or another case; only asked when the right key is absent
    private static boolean isMisspelt(String written, String key) {
        if (written.equalsIgnoreCase(key)) return true;
        // family_stage_1 and family_stage_2 are two keys
        if (Character.isDigit(key.charAt(key.length() - 1))) return false;
        int front = 0, back = 0, shorter = Math.min(written.length(), key.length());
        while (front < shorter && written.charAt(front) == key.charAt(front)) front++;
        while (back < shorter - front && written.charAt(written.length() - 1 - back) == key.charAt(key.length() - 1 - back)) back++;
        return Math.max(written.length(), key.length()) - front - back <= 1;
    }

    String text(String key) {
        var value = the(key);
        if (!value.isString()) throw new Unreadable(at(key), "moet tekst zijn");
        var text = value.stringValue();
        if (text.isBlank() || text.length() > 500) throw new Unreadable(at(key), "moet tekst van 1 tot 500 tekens zijn");
        return text;
    }

    @Nullable String textOr(String key, @Nullable String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    LocalDate date(String key) {
        return date(at(key), the(key));
    }

    @Nullable LocalDate dateOrNull(String key) {
        return has(key) ? date(key) : null;
    }

    private static LocalDate date(String place, JsonNode value) {
        if (!value.isString()) throw new Unreadable(place, "moet een datum zijn, zoals \"2026-02-12\"");
        try {
            var date = LocalDate.parse(value.stringValue());
            if (date.getYear() < 1990 || date.getYear() > 2200) throw new Unreadable(place, "moet tussen 1990 en 2200 liggen, is " + date);
            return date;
        } catch (DateTimeParseException _) {
            throw new Unreadable(place, "is geen datum, zoals \"2026-02-12\"");
        }
    }

    int whole(String key) {
        var value = the(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) throw new Unreadable(at(key), "moet een geheel getal zijn dat past");
        return value.intValue();
    }

    int wholeOr(String key, int otherwise) {
        return has(key) ? whole(key) : otherwise;
    }

    long large(String key) {
        var value = the(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw new Unreadable(at(key), "moet een geheel getal zijn dat past");
        return value.longValue();
    }

    long largeOr(String key, long otherwise) {
        return has(key) ? large(key) : otherwise;
    }

    double number(String key) {
        return number(at(key), the(key));
    }

    double numberOr(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    private static double number(String place, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) throw new Unreadable(place, "moet een getal zijn");
        return value.doubleValue();
    }

    <T> T object(String key, Function<JsonPlace, T> maker) {
        return new JsonPlace(at(key), the(key)).make(maker);
    }

    <T> @Nullable T objectOrNull(String key, Function<JsonPlace, T> maker) {
        return has(key) ? object(key, maker) : null;
    }

    <T> List<T> objects(String key, Function<JsonPlace, T> maker) {
        return list(key, (place, value) -> new JsonPlace(place, value).make(maker));
    }

    List<LocalDate> dates(String key) {
        return list(key, JsonPlace::date);
    }

    List<Double> numbers(String key) {
        return list(key, JsonPlace::number);
    }

    List<String> texts(String key) {
        return list(key, (place, value) -> {
            if (!value.isString()) throw new Unreadable(place, "moet tekst zijn");
            return value.stringValue();
        });
    }

    private <T> List<T> list(String key, java.util.function.BiFunction<String, JsonNode, T> maker) {
        if (!has(key)) return List.of();
        var value = node.get(key);
        if (!value.isArray()) throw new Unreadable(at(key), "moet een lijst zijn");
        if (value.size() > 20_000) throw new Unreadable(at(key), "heeft te veel delen");
        var list = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) list.add(maker.apply(at(key) + "[" + i + "]", value.get(i)));
        return list;
    }

    <E extends Enum<E>> E choice(String key, E[] choices, Function<E, String> label) {
        var text = text(key);
        return Arrays.stream(choices).filter(choice -> label.apply(choice).equals(text)).findFirst()
                .orElseThrow(choices(key, Arrays.stream(choices).map(label).toList(), text));
    }

    Supplier<Unreadable> choices(String key, List<String> labels, String text) {
        return () -> new Unreadable(at(key), "moet een van " + String.join(", ", labels) + " zijn, is " + text);
    }
}
