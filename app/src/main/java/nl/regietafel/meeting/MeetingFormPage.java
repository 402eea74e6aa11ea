package nl.regietafel.meeting;

import java.util.List;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import nl.regietafel.web.Frame;
import org.jspecify.annotations.Nullable;

/// Planning a meeting, or changing its day, time or place.
///
/// @param meeting the meeting that is changed; null when one is planned
/// @param earlier the meetings whose agenda can be copied
/// @param now     what stands there now, when someone else changed it since this page was opened
public record MeetingFormPage(@Nullable Meeting meeting, MeetingForm form, List<Meeting> earlier, Errors errors, @Nullable MeetingForm now) {

    public String title() {
        return meeting == null ? "Vergadering plannen" : "Vergadering wijzigen";
    }

    public String action() {
        return meeting == null ? "/vergaderingen" : "/vergaderingen/" + meeting.id();
    }

    public List<Frame.Crumb> crumbs() {
        var list = new Frame.Crumb("Vergaderingen", "/vergaderingen");
        return meeting == null ? List.of(list, new Frame.Crumb("Plannen", null))
                : List.of(list, new Frame.Crumb(DutchDates.dayMonthYear(meeting.onDay()), "/vergaderingen/" + meeting.id()),
                        new Frame.Crumb("Wijzigen", null));
    }

    public String day(Meeting of) {
        return DutchDates.full(of.onDay());
    }
}
