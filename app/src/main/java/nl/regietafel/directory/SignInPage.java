package nl.regietafel.directory;

import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// What the sign-in page reads. With the sample it names the cast.
///
/// @param onward where one goes afterwards
/// @param notice what has just happened: signed out, for instance
public record SignInPage(List<OneClick.Candidate> candidates, String onward, String email, Errors errors, @Nullable String notice) {
}
