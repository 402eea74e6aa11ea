package nl.regietafel.directory;

import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// What belongs to oneself: the password, the second step, and where one is signed in.
///
/// @param email          none in the sample, where nobody has a password
/// @param secret         while a second step is being set up: what the app must know, to type over
/// @param mustSecondStep whether this person's role asks for one
public record AccountPage(@Nullable String email, boolean hasSecondStep, boolean mustSecondStep, @Nullable String secret,
                          List<SessionRow> sessions, Errors errors, @Nullable String notice) {

    public record SessionRow(String begun, String seen, boolean isThis) {}
}
