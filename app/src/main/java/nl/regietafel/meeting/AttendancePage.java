package nl.regietafel.meeting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.directory.PartyId;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Errors;
import org.jspecify.annotations.Nullable;

/// Recording who was there, party by party.
///
/// @param now the sheet as it stands now, when someone else recorded since this page was opened
public record AttendancePage(Meeting meeting, AttendanceSheet sheet, List<Row> rows, String guests, int version, Errors errors,
                             @Nullable AttendanceSheet now) {

    public enum Choice {
        PRESENT("aanwezig"),
        REPLACED("vervangen"),
        EXCUSED("afwezig met bericht"),
        ABSENT("afwezig");

        private final String dutch;

        Choice(String dutch) {
            this.dutch = dutch;
        }

        public String dutch() {
            return dutch;
        }
    }

    /// A party as the form shows it.
    ///
    /// @param present who of its people is ticked
    public record Row(Seat seat, Choice choice, Set<String> present, String replacedBy) {

        public PartyId party() {
            return seat.party();
        }

        public boolean isPresent(Seat.Person person) {
            return present.contains(person.id().value());
        }
    }

    static AttendancePage of(Meeting meeting, AttendanceSheet sheet) {
        var rows = sheet.seats().stream().map(seat -> switch (sheet.of(seat.party())) {
            case Attendance.State.Present(var people) -> new Row(seat, Choice.PRESENT,
                    people.stream().map(Object::toString).collect(Collectors.toSet()), "");
            case Attendance.State.Replaced(var by) -> new Row(seat, Choice.REPLACED, Set.of(), by);
            case Attendance.State.Excused _ -> new Row(seat, Choice.EXCUSED, Set.of(), "");
            case Attendance.State.Absent _ -> new Row(seat, Choice.ABSENT, Set.of(), "");
        }).toList();
        return new AttendancePage(meeting, sheet, rows, String.join("\n", sheet.guests()), sheet.version(), Errors.none(), null);
    }

    /// The page as it was filled in, kept when it is refused.
    static AttendancePage typed(Meeting meeting, AttendanceSheet sheet, AttendanceForm form, int version, Errors errors,
                                @Nullable AttendanceSheet now) {
        return new AttendancePage(meeting, sheet, sheet.seats().stream().map(form::row).toList(), form.guests(), version, errors, now);
    }

    public String day() {
        return DutchDates.full(meeting.onDay());
    }

    public String shortDay() {
        return DutchDates.dayMonthYear(meeting.onDay());
    }
}
