package nl.regietafel.meeting;

import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Changing one topic of an agenda.
///
/// @param now what stands there now, when someone else changed it since this page was opened
public record TopicPage(Meeting meeting, AgendaItem item, AgendaPage.Choices choices, TopicForm form, Errors errors, @Nullable AgendaItem now) {

    public String day() {
        return DutchDates.dayMonthYear(meeting.onDay());
    }
}
