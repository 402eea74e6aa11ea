package nl.regietafel.paper;

import java.time.LocalDate;
import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.DutchDates;

/// Where a paper lies (plaats van een stuk): at one topic of a meeting, or in one dossier.
public sealed interface PaperPlace {

    /// @param confidentiality how far the topic was known when this was asked; a change asks again
    record AtTopic(AgendaItemId topic, String title, MeetingId meeting, LocalDate day, Confidentiality confidentiality, Set<PartyId> sharedWith) implements PaperPlace {}

    record InDossier(DossierId dossier, String name) implements PaperPlace {}

    /// The page with all papers of this place, for who keeps them.
    default String address() {
        return switch (this) {
            case AtTopic(var topic, _, _, _, _, _) -> "/onderwerpen/" + topic + "/stukken";
            case InDossier(var dossier, _) -> "/dossiers/" + dossier + "/stukken";
        };
    }

    /// "vergadering 12 februari 2026", or "bij het dossier".
    default String inWords() {
        return switch (this) {
            case AtTopic at -> "vergadering " + DutchDates.dayMonthYear(at.day());
            case InDossier _ -> "bij het dossier";
        };
    }
}
