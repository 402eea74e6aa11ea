package nl.regietafel.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of attendance, and of who sits at the table on a day.
@Repository
@Transactional(readOnly = true)
class AttendanceStore {

    private final JdbcClient jdbc;

    AttendanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record SeatRow(String party, String name, @Nullable String personId, @Nullable String personName,
                           @Nullable String title) {}

    private record Row(@Nullable String party, String state, String[] people, @Nullable String name) {}

    /// Officials and observers may come along, but do not speak for their party at the table.
    List<Seat> seats(BoardId board, LocalDate day) {
        var rows = jdbc.sql("""
                select party.id as party, party.name, person.id as person_id, person.name as person_name, min(membership.title) as title
                  from directory.seat
                  join directory.party on party.id = seat.party_id
                  left join directory.membership on membership.party_id = seat.party_id
                                                and membership.board_id = seat.board_id
                                                and membership.role in ('CHAIR', 'MEMBER', 'AGENCY', 'MINISTRY')
                                                and membership.since <= :day
                                                and (membership.until is null or membership.until >= :day)
                  left join directory.person on person.id = membership.person_id
                 where seat.board_id = :board
                   and seat.since <= :day
                   and (seat.until is null or seat.until >= :day)
                   and party.kind <> 'SECRETARIAT'
                 group by party.id, party.name, party.kind, person.id, person.name
                 order by array_position('{PROVINCE,MUNICIPALITY,AGENCY,MINISTRY,OTHER}'::text[], party.kind),
                          min(seat.position), party.name, person.name
                """)
            .param("board", board.value()).param("day", day)
            .query(SeatRow.class)
            .list();
        var byParty = new LinkedHashMap<String, List<SeatRow>>();
        rows.forEach(row -> byParty.computeIfAbsent(row.party(), _ -> new ArrayList<>()).add(row));
        return byParty.values().stream().map(AttendanceStore::seat).toList();
    }

    /// The sheet of a meeting, with the parties of its day.
    AttendanceSheet sheet(Meeting meeting) {
        var seats = seats(meeting.board(), meeting.onDay());
        var version = new int[1];
        var rows = jdbc.sql("""
                select meeting.attendance_version, attendance.party_id as party, attendance.state, attendance.person_ids, attendance.name
                  from meeting.meeting
                  left join meeting.attendance on attendance.meeting_id = meeting.id
                 where meeting.id = :meeting
                 order by attendance.position
                """)
            .param("meeting", meeting.id().value())
            .query((row, _) -> {
                version[0] = row.getInt("attendance_version");
                return row.getString("state") == null ? null : new Row(row.getString("party"), row.getString("state"),
                        (String[]) row.getArray("person_ids").getArray(), row.getString("name"));
            })
            .list().stream().filter(Objects::nonNull).toList();
        return new AttendanceSheet(seats,
                rows.stream().filter(row -> row.party() != null).map(AttendanceStore::attendance).toList(),
                rows.stream().filter(row -> row.party() == null).map(Row::name).toList(), version[0]);
    }

    @Transactional
    void replace(Meeting meeting, AttendanceSheet sheet) {
        jdbc.sql("delete from meeting.attendance where meeting_id = :meeting").param("meeting", meeting.id().value()).update();
        var position = 0;
        for (var attendance : sheet.attendances()) {
            var row = switch (attendance.state()) {
                case Attendance.State.Present(var people) -> new Row(attendance.party().value(), "PRESENT",
                        people.stream().map(PersonId::value).sorted().toArray(String[]::new), null);
                case Attendance.State.Replaced(var by) -> new Row(attendance.party().value(), "REPLACED", new String[0], by);
                case Attendance.State.Excused _ -> new Row(attendance.party().value(), "EXCUSED", new String[0], null);
                case Attendance.State.Absent _ -> new Row(attendance.party().value(), "ABSENT", new String[0], null);
            };
            insert(meeting, ++position, row);
        }
        for (var guest : sheet.guests()) {
            insert(meeting, ++position, new Row(null, "GUEST", new String[0], guest));
        }
        jdbc.sql("update meeting.meeting set attendance_version = :version where id = :meeting")
            .param("version", sheet.version()).param("meeting", meeting.id().value())
            .update();
    }

    private void insert(Meeting meeting, int position, Row row) {
        jdbc.sql("""
                insert into meeting.attendance (meeting_id, board_id, position, party_id, state, person_ids, name)
                values (:meeting, :board, :position, :party, :state, :people, :name)
                """)
            .param("meeting", meeting.id().value()).param("board", meeting.board().value()).param("position", position)
            .param("party", row.party()).param("state", row.state()).param("people", row.people()).param("name", row.name())
            .update();
    }

    private static Seat seat(List<SeatRow> rows) {
        var first = rows.getFirst();
        return new Seat(new PartyId(first.party()), first.name(), rows.stream().filter(row -> row.personId() != null)
                .map(row -> new Seat.Person(new PersonId(row.personId()), row.personName(), row.title())).toList());
    }

    private static Attendance attendance(Row row) {
        var state = switch (row.state()) {
            case "PRESENT" -> new Attendance.State.Present(people(row.people()));
            case "REPLACED" -> new Attendance.State.Replaced(row.name());
            case "EXCUSED" -> new Attendance.State.Excused();
            case "ABSENT" -> new Attendance.State.Absent();
            default -> throw new IllegalStateException("An attendance cannot be " + row.state());
        };
        return new Attendance(new PartyId(row.party()), state);
    }

    private static Set<PersonId> people(String[] ids) {
        return Stream.of(ids).map(PersonId::new).collect(Collectors.toUnmodifiableSet());
    }
}
