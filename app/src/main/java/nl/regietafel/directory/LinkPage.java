package nl.regietafel.directory;

import nl.regietafel.web.Errors;

/// What someone sees who opens an invitation or a link to a new password.
public record LinkPage(String token, Accounts.OpenLink link, Errors errors) {
}
