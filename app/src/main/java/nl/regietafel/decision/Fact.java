package nl.regietafel.decision;

import java.time.Instant;
import java.time.LocalDate;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// Something that became of a line (vervolgfeit): who recorded it, when, on what ground. Facts are added and withdrawn, never
/// changed; the state of a line follows from them.
///
/// @param party for whom it holds, where several follow up each their own; null: for the line as a whole
/// @param about the condition that is met, or the referral that is answered
/// @param onDay the day it happened or is due, in the meaning of its kind
public record Fact(FactId id, LineId line, What what, @Nullable PartyId party, @Nullable String partyName, @Nullable FactId about,
                   @Nullable LocalDate onDay, String text, PersonId by, String byName, Instant at) {

    public enum What {
        REPORT("gemeld als klaar"),
        ACCEPTANCE("aanvaard"),
        RETURN("teruggegeven"),
        ANSWER("beantwoord"),
        DELIVERY("overgebracht"),
        CONDITION("voorwaarde"),
        CONDITION_MET("voorwaarde gehaald"),
        REFERRAL("doorgestuurd"),
        REFERRAL_ANSWER("antwoord op wat is doorgestuurd"),
        REVIEW("teruggekeken"),
        BREACH("inbreuk"),
        ENDING("beëindigd"),
        OUTCOME("uitkomst van het externe moment"),
        DUE_MOVED("andere datum"),
        LAPSE("vervallen"),
        REOPENING("heropend"),
        WITHOUT("bewust zonder"),
        FIGURE("cijfer"),
        PROGRESS("nog bezig"),
        DUE_ASKED("andere datum gevraagd");

        private final String dutch;

        What(String dutch) {
            this.dutch = dutch;
        }

        public String dutch() {
            return dutch;
        }
    }
}
