package nl.regietafel.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A rule says no (422). Every sentence with which that happens stands in refusals.properties, so that one person can read
/// them all for tone and law. A refusal may name the field it belongs to; what was typed stays.
public class Refused extends RuntimeException {

    private static final Properties SENTENCES = sentences();

    private final String rule;
    private final @Nullable String field;

    public Refused(String rule, Object... details) {
        this(rule, null, sentence(rule, details));
    }

    private Refused(String rule, @Nullable String field, String sentence) {
        super(sentence);
        this.rule = rule;
        this.field = field;
    }

    /// The same refusal, shown at this field of the form.
    public Refused at(String field) {
        return new Refused(rule, field, sentence());
    }

    /// What to say to who was second, when the database keeps one of a kind by this constraint; nothing when no form can come
    /// that far.
    static Optional<Refused> taken(String constraint) {
        var rule = "taken." + constraint;
        return SENTENCES.containsKey(rule) ? Optional.of(new Refused(rule).at(SENTENCES.getProperty(rule + ".field", ""))) : Optional.empty();
    }

    public String rule() {
        return rule;
    }

    public @Nullable String field() {
        return field;
    }

    public String sentence() {
        return getMessage();
    }

    static String sentence(String rule, Object... details) {
        var pattern = SENTENCES.getProperty(rule);
        if (pattern == null) {
            throw new IllegalStateException("refusals.properties has no sentence for " + rule);
        }
        return new MessageFormat(pattern.replace("'", "''"), Locale.of("nl")).format(details);
    }

    private static Properties sentences() {
        try (var in = Refused.class.getResourceAsStream("/refusals.properties")) {
            var all = new Properties();
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
