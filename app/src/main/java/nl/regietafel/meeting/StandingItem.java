package nl.regietafel.meeting;

import java.util.List;
import nl.regietafel.meeting.AgendaItem.Kind;
import nl.regietafel.meeting.AgendaItem.Purpose;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;

/// A fixed point (vast punt): what each new agenda of a board begins with, under its heading.
public record StandingItem(String section, String title, Kind kind, @Nullable Purpose purpose, @Nullable Integer minutes) {

    /// What a board that has chosen nothing itself begins with.
    static final List<StandingItem> USUAL = List.of(
            new StandingItem("Vaste punten", "Lijst vaststellen", Kind.ADOPTION, Purpose.CONSENT, 5),
            new StandingItem("Vaste punten", "Mededelingen", Kind.ANNOUNCEMENTS, Purpose.INFORMATION, 10),
            new StandingItem("De drie opgaven", "Opvang asielzoekers", Kind.REGULAR, Purpose.DISCUSSION, 35),
            new StandingItem("De drie opgaven", "Opvang Oekraïne", Kind.REGULAR, Purpose.DISCUSSION, 25),
            new StandingItem("De drie opgaven", "Huisvesting statushouders", Kind.REGULAR, Purpose.DISCUSSION, 30),
            new StandingItem("Tot slot", "Volgende vergadering", Kind.NEXT_MEETING, null, 5),
            new StandingItem("Tot slot", "Rondvraag", Kind.ANY_OTHER_BUSINESS, null, 10));

    StandingItem checked() {
        if (title.isBlank()) {
            throw new Refused("agenda.topic-without-title");
        }
        if (title.strip().length() > Topic.LONGEST_TITLE) {
            throw new Refused("agenda.title-too-long", Topic.LONGEST_TITLE);
        }
        if (minutes != null && (minutes < 0 || minutes > Topic.LONGEST_MINUTES)) {
            throw new Refused("agenda.minutes-out-of-range", Topic.LONGEST_MINUTES);
        }
        return new StandingItem(section.strip(), title.strip(), kind, purpose, minutes);
    }
}
