package nl.regietafel.meeting;

import java.util.Set;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;

/// A topic of a meeting (onderwerp, agendapunt), as this viewer sees it.
///
/// @param number its place among the topics that this viewer may see, from 1; never stored. Numbering over all topics would
///               show a gap where a limited one stands, and its existence is not shown. So people who see different topics
///               may see different numbers; what they share is the title and the address.
/// @param section the heading it stands under, or null before the first heading
/// @param adopts the meeting whose list is adopted here
public record AgendaItem(AgendaItemId id, MeetingId meeting, @Nullable SectionId section, @Nullable String sectionTitle, int number,
                         String title, Kind kind, @Nullable Purpose purpose, @Nullable Integer minutes, @Nullable PartyId bringer,
                         @Nullable String bringerName, @Nullable DossierId dossier, @Nullable String dossierName,
                         @Nullable MeetingId adopts, Confidentiality confidentiality, Set<PartyId> sharedWith, int position,
                         int version) {

    /// What a topic is for the meeting itself. Only REGULAR topics are about something outside it.
    public enum Kind {
        REGULAR("onderwerp"),
        ADOPTION("lijst vaststellen"),
        ANNOUNCEMENTS("mededelingen"),
        NEXT_MEETING("volgende vergadering"),
        ANY_OTHER_BUSINESS("rondvraag");

        private final String dutch;

        Kind(String dutch) {
            this.dutch = dutch;
        }

        public String dutch() {
            return dutch;
        }
    }

    /// What the table is asked (doel): to know, to talk, or to agree.
    public enum Purpose {
        INFORMATION("ter informatie"),
        DISCUSSION("bespreking"),
        CONSENT("instemming");

        private final String dutch;

        Purpose(String dutch) {
            this.dutch = dutch;
        }

        public String dutch() {
            return dutch;
        }
    }

    public AgendaItem {
        sharedWith = Set.copyOf(sharedWith);
    }

    public Topic topic() {
        return new Topic(title, kind, purpose, minutes, bringer, dossier, adopts, confidentiality, sharedWith);
    }

    public boolean isLimited() {
        return confidentiality == Confidentiality.LIMITED;
    }
}
