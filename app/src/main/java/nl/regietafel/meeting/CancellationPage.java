package nl.regietafel.meeting;

import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;

/// Calling a meeting off (laten vervallen), with the reason.
public record CancellationPage(Meeting meeting, String why, Errors errors) {

    public String day() {
        return DutchDates.full(meeting.onDay());
    }

    public String shortDay() {
        return DutchDates.dayMonthYear(meeting.onDay());
    }
}
