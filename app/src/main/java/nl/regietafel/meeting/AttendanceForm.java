package nl.regietafel.meeting;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.directory.PersonId;
import nl.regietafel.meeting.AttendancePage.Choice;
import org.springframework.util.MultiValueMap;

/// What someone filled in about who was there. Each party has fields of its own: `partij-<id>` for how it attended,
/// `persoon-<id>` for who of it, `vervanger-<id>` for who replaced it.
record AttendanceForm(MultiValueMap<String, String> fields) {

    AttendancePage.Row row(Seat seat) {
        return new AttendancePage.Row(seat, choice(seat), people(seat), field("vervanger-" + seat.party()));
    }

    Attendance attendance(Seat seat) {
        return new Attendance(seat.party(), switch (choice(seat)) {
            case PRESENT -> new Attendance.State.Present(people(seat).stream().map(PersonId::new).collect(Collectors.toSet()));
            case REPLACED -> new Attendance.State.Replaced(field("vervanger-" + seat.party()));
            case EXCUSED -> new Attendance.State.Excused();
            case ABSENT -> new Attendance.State.Absent();
        });
    }

    /// One guest a line.
    String guests() {
        return field("gasten");
    }

    List<String> guestNames() {
        return guests().lines().toList();
    }

    private Choice choice(Seat seat) {
        var chosen = field("partij-" + seat.party());
        return chosen.isEmpty() ? Choice.PRESENT : Choice.valueOf(chosen);
    }

    /// Only people who sit there for this party.
    private Set<String> people(Seat seat) {
        var ticked = fields.getOrDefault("persoon-" + seat.party(), List.of());
        return seat.people().stream().map(person -> person.id().value()).filter(ticked::contains).collect(Collectors.toSet());
    }

    private String field(String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
