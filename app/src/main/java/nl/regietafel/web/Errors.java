package nl.regietafel.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a form is refused for, at its fields: field name to Dutch sentence, in the order of the form. The empty field name
/// holds what belongs to the form as a whole.
public record Errors(Map<String, String> byField) {

    public static Errors none() {
        return new Errors(new LinkedHashMap<>());
    }

    public static Errors of(Refused refused) {
        return none().and(refused);
    }

    public Errors and(Refused refused) {
        byField.putIfAbsent(refused.field() == null ? "" : refused.field(), refused.sentence());
        return this;
    }

    /// Refuses a field by the name of the rule in refusals.properties.
    public Errors at(String field, String rule, Object... details) {
        byField.putIfAbsent(field, Refused.sentence(rule, details));
        return this;
    }

    public @Nullable String at(String field) {
        return byField.get(field);
    }

    public boolean any() {
        return !byField.isEmpty();
    }
}
