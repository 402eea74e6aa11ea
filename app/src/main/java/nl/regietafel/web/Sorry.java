package nl.regietafel.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page says when a request does not end well.
///
/// @param typed what stood in the form that was sent, so that nobody has to think of it again
public record Sorry(String title, String sentence, @Nullable String number, List<String> typed) {

    public Sorry(String title, String sentence, @Nullable String number) {
        this(title, sentence, number, List.of());
    }
}
