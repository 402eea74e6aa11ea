package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.READ_MEETINGS;
import static nl.regietafel.directory.Act.RECORD_ATTENDANCE;
import static nl.regietafel.meeting.Happened.ATTENDANCE_RECORDED;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who was at a meeting: recorded by the secretary, as one sheet.
@Service
public class Attendances {

    private final AttendanceStore store;
    private final MeetingStore meetings;
    private final Timeline timeline;

    Attendances(AttendanceStore store, MeetingStore meetings, Timeline timeline) {
        this.store = store;
        this.meetings = meetings;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true)
    public AttendanceSheet of(Viewer viewer, MeetingId id) {
        viewer.must(READ_MEETINGS);
        var meeting = meetings.find(viewer.board(), id).orElseThrow(Missing::new);
        return store.sheet(meeting);
    }

    /// The same of a meeting that was found before.
    @Transactional(readOnly = true)
    AttendanceSheet of(Viewer viewer, Meeting meeting) {
        viewer.must(READ_MEETINGS);
        return store.sheet(meeting);
    }

    /// The parties at the viewer's table on a day, with their people.
    @Transactional(readOnly = true)
    public List<Seat> seats(Viewer viewer, LocalDate day) {
        viewer.must(READ_MEETINGS);
        return store.seats(viewer.board(), day);
    }

    /// Records the whole sheet: how each party attended, and the guests.
    ///
    /// @param version the version that was on the screen: when someone else recorded since, nothing is overwritten
    @Transactional
    public void record(Command command, MeetingId id, int version, List<Attendance> attendances, List<String> guests) {
        command.must(RECORD_ATTENDANCE);
        var meeting = meetings.lock(command.board(), id).orElseThrow(Missing::new);
        var before = store.sheet(meeting);
        if (before.version() != version) {
            throw new Conflict(before);
        }
        var seated = before.seats().stream().map(Seat::party).collect(Collectors.toSet());
        if (!seated.containsAll(attendances.stream().map(Attendance::party).toList())) {
            throw new Missing();
        }
        var checked = attendances.stream().map(Attendance::checked).toList();
        var checkedGuests = guests.stream().map(String::strip).filter(guest -> !guest.isEmpty())
                .map(guest -> Attendance.checkedName(guest, "attendance.guest-without-name", "gasten")).toList();
        var after = new AttendanceSheet(before.seats(), checked, checkedGuests, version + 1);
        store.replace(meeting, after);
        timeline.record(command, ATTENDANCE_RECORDED, id.value(), "Aanwezigheid vastgelegd: " + after.summary());
    }
}
