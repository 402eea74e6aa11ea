package nl.regietafel.meeting;

import java.time.LocalDate;
import java.util.List;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;

/// The meetings of a board: the one that comes, those after it, and those that have been.
///
/// @param coming the next meeting first
/// @param past   the latest first
/// @param sent   lists that were sent round and wait for this reader
public record MeetingsPage(LocalDate today, List<Row> coming, List<Row> past, List<SentLists.Sent> sent, boolean mayPlan) {

    /// @param present how many parties were there by their own people, of all `seats`; 0 of 0 when that is not recorded
    public record Row(Meeting meeting, int topics, int present, int seats) {

        public String day() {
            return DutchDates.full(meeting.onDay());
        }

        public String topicsInWords() {
            return topics == 0 ? "nog geen onderwerpen" : topics == 1 ? "1 onderwerp" : topics + " onderwerpen";
        }

        public @Nullable String attendance() {
            return seats == 0 ? null : present + " van " + seats + " aanwezig";
        }
    }

    /// A meeting of today is still to come until the day is over.
    static MeetingsPage of(List<Row> rows, List<SentLists.Sent> sent, LocalDate today, boolean mayPlan) {
        return new MeetingsPage(today,
                rows.stream().filter(row -> !row.meeting().onDay().isBefore(today)).toList().reversed(),
                rows.stream().filter(row -> row.meeting().onDay().isBefore(today)).toList(), sent, mayPlan);
    }

    /// A list that was sent round, in words.
    public String told(SentLists.Sent list) {
        var words = " is rondgezonden op " + DutchDates.inLine(list.sentOn(), today) + (list.version() == 1 ? "." : ", versie " + list.version() + ".");
        return list.respondBy() == null || list.respondBy().isBefore(today) ? words
                : words + " Reageren kan tot en met " + DutchDates.inLine(list.respondBy(), today) + ".";
    }

    public String distance(Row row) {
        return DutchDates.distance(row.meeting().onDay(), today);
    }
}
