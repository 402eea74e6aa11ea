package nl.regietafel.decision;

import java.util.List;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// The form with which an adopted line is corrected: a new line on a later list that names it.
///
/// @param topics topics of later lists, the earliest meeting first; empty when there is none yet
/// @param text   as a line is typed
/// @param seen   true once the writer was asked to look for personal data
public record CorrectionPage(LineRow old, String list, String listAddress, List<Choice> topics, String text, String seen,
                             @Nullable String topic, Errors errors) {

    public record Choice(String id, String words) {}
}
