package nl.regietafel.decision;

import java.time.LocalDate;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// What a party says of a line after the list was sent round (reactie), until the date that was asked; whoever says nothing
/// agrees. The secretary processes each: taken over or not.
///
/// @param version of the list that was read
/// @param answer  what the secretary did with it; null while that is to come
public record Comment(CommentId id, LineId line, int version, PartyId party, String partyName, String personName, String text, LocalDate day,
                      @Nullable Answer answer) {

    private static final int LONGEST = 2000;

    /// @param taken it was taken over in the list
    /// @param text  a word with it; may be empty when it was taken over
    public record Answer(boolean taken, String text, String byName, LocalDate day) {}

    /// The word with which a comment is processed: whoever is not followed reads why.
    static String word(CommentId id, boolean taken, String text) {
        if (!taken && text.isBlank()) {
            throw new Refused("comment.refused-without-word").at("woord-" + id);
        }
        if (text.strip().length() > LONGEST) {
            throw new Refused("comment.too-long", LONGEST).at("woord-" + id);
        }
        return text.strip();
    }

    static String checked(String text) {
        if (text.isBlank()) {
            throw new Refused("comment.empty").at("reactie");
        }
        if (text.strip().length() > LONGEST) {
            throw new Refused("comment.too-long", LONGEST).at("reactie");
        }
        return text.strip();
    }
}
