package nl.regietafel.decision;

import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// What the public reads of a line (keuze voor de openbare versie): nothing, the line as it stands, or the line in other words or
/// with a party hidden. The secretary chooses; the line itself does not change.
///
/// @param text    instead of the words of the line
/// @param reason  why it is left out
/// @param bare    without the figures, conditions and referrals under it
/// @param hidden  parties that the public does not read, beside those that the members do not read
/// @param version counts the choices; 0: never chosen
public record PublicChoice(LineId line, boolean shown, @Nullable String text, @Nullable String reason, boolean bare, Set<PartyId> hidden, int version) {

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_REASON = 400;

    /// What goes without saying: what is public is shown, what is for the table is not, until someone says so.
    static PublicChoice unspoken(LineId line, Confidentiality confidentiality) {
        return new PublicChoice(line, confidentiality == Confidentiality.PUBLIC, null, null, false, Set.of(), 0);
    }

    /// The line, in its own words when the text is empty.
    public static PublicChoice shown(LineId line, int version, String text, boolean bare, Set<PartyId> hidden) {
        if (text.strip().length() > LONGEST_TEXT) {
            throw new Refused("line.too-long", text.strip().length()).at("tekst");
        }
        return new PublicChoice(line, true, text.isBlank() ? null : text.strip(), null, bare, hidden, version);
    }

    /// Nothing of the line.
    public static PublicChoice leftOut(LineId line, int version, String reason) {
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Refused("public.reason-too-long", LONGEST_REASON).at("reden");
        }
        return new PublicChoice(line, false, null, reason.isBlank() ? null : reason.strip(), false, Set.of(), version);
    }

    boolean isChosen() {
        return version > 0;
    }
}
