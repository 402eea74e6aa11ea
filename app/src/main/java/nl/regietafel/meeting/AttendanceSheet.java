package nl.regietafel.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.regietafel.directory.PartyId;

/// Who was at a meeting, party by party in the order of the table, and the guests. Version 0 is a sheet on which nothing is
/// recorded yet.
public record AttendanceSheet(List<Seat> seats, List<Attendance> attendances, List<String> guests, int version) {

    public AttendanceSheet {
        seats = List.copyOf(seats);
        attendances = List.copyOf(attendances);
        guests = List.copyOf(guests);
    }

    public boolean isRecorded() {
        return version > 0;
    }

    /// How a party attended. Nothing recorded means present, by all its people: that is how a sheet starts.
    public Attendance.State of(PartyId party) {
        return attendances.stream().filter(each -> each.party().equals(party)).map(Attendance::state).findFirst()
                .orElseGet(() -> new Attendance.State.Present(Set.copyOf(seats.stream()
                        .filter(seat -> seat.party().equals(party)).flatMap(seat -> seat.people().stream())
                        .map(Seat.Person::id).toList())));
    }

    /// How many parties were there by their own people.
    public int present() {
        return (int) seats.stream().filter(seat -> of(seat.party()) instanceof Attendance.State.Present).count();
    }

    /// "14 van 16 aanwezig"
    public String summary() {
        return present() + " van " + seats.size() + " aanwezig";
    }

    /// What differs from everyone being there, one sentence each: "Steenwaard vervangen door F. Adema".
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        for (var seat : seats) {
            switch (of(seat.party())) {
                case Attendance.State.Present _ -> {}
                case Attendance.State.Replaced(var by) -> remarks.add(seat.name() + " vervangen door " + by);
                case Attendance.State.Excused _ -> remarks.add(seat.name() + " afwezig met bericht");
                case Attendance.State.Absent _ -> remarks.add(seat.name() + " afwezig");
            }
        }
        if (!guests.isEmpty()) {
            remarks.add((guests.size() == 1 ? "Gast: " : "Gasten: ") + String.join(", ", guests));
        }
        return remarks;
    }
}
