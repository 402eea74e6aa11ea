package nl.regietafel.directory;

import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// What the page of the second step reads.
///
/// @param secret when it is still to be set up: what the app must know, to type over
public record SecondStepPage(String name, @Nullable String secret, String onward, Errors errors) {
}
