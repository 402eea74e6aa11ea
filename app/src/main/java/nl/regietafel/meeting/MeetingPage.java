package nl.regietafel.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// The front page of a meeting: when and where, its agenda with the papers at each topic, who was there, and the ways on.
///
/// @param cancelledBy who called it off
public record MeetingPage(Meeting meeting, Agenda agenda, Map<AgendaItemId, List<TopicPapers.TopicPaper>> papers, boolean mayKeepPapers, AttendanceSheet attendance, @Nullable String cancelledBy, LocalDate today,
                          boolean mayPlan, boolean mayPrepare, boolean mayWrite, boolean mayRecord) {

    public List<TopicPapers.TopicPaper> papersOf(AgendaItemId topic) {
        return papers.getOrDefault(topic, List.of());
    }

    public String title() {
        return "Vergadering " + DutchDates.full(meeting.onDay());
    }

    public String day() {
        return DutchDates.dayMonthYear(meeting.onDay());
    }

    public String distance() {
        return DutchDates.distance(meeting.onDay(), today);
    }

    public @Nullable String cancelledWhy() {
        return meeting.state() instanceof Meeting.State.Cancelled(var _, var _, var why) ? why : null;
    }

    /// Whether the day has come: before that nobody can have been there.
    public boolean isHeld() {
        return !meeting.onDay().isAfter(today);
    }
}
