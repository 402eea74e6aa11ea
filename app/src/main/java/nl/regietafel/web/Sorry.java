package nl.regietafel.web;

import org.jspecify.annotations.Nullable;

/// What the page says when a request does not end well.
public record Sorry(String title, String sentence, @Nullable String number) {
}
