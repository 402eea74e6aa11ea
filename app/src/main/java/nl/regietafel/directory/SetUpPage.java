package nl.regietafel.directory;

import nl.regietafel.web.Errors;

/// What the page reads on which an empty installation gets its table and its first secretary.
public record SetUpPage(String board, String shortName, String name, String email, Errors errors) {
}
