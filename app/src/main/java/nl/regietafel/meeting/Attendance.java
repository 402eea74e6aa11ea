package nl.regietafel.meeting;

import java.util.Set;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.web.Refused;

/// Whether a party of the table was there (aanwezigheid): in person, by someone who took its place, or not.
public record Attendance(PartyId party, State state) {

    public sealed interface State {
        /// There, by these of its people; empty when it is not known who.
        record Present(Set<PersonId> people) implements State {
            public Present {
                people = Set.copyOf(people);
            }
        }

        /// Someone who does not sit at the table took its place (vervangen door).
        record Replaced(String by) implements State {}

        /// Not there, and said so (afwezig met bericht).
        record Excused() implements State {}

        /// Not there, without a word.
        record Absent() implements State {}
    }

    static final int LONGEST_NAME = 120;

    Attendance checked() {
        return switch (state) {
            case State.Replaced(var by) -> new Attendance(party, new State.Replaced(checkedName(by,
                    "attendance.replaced-by-whom", "vervanger-" + party)));
            case State.Present _, State.Excused _, State.Absent _ -> this;
        };
    }

    static String checkedName(String name, String whenEmpty, String field) {
        var bare = name.strip();
        if (bare.isEmpty()) {
            throw new Refused(whenEmpty).at(field);
        }
        if (bare.length() > LONGEST_NAME) {
            throw new Refused("attendance.name-too-long", LONGEST_NAME).at(field);
        }
        return bare;
    }
}
