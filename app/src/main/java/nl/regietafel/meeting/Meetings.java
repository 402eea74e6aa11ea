package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PLAN_MEETINGS;
import static nl.regietafel.directory.Act.READ_MEETINGS;
import static nl.regietafel.meeting.Happened.CANCELLED;
import static nl.regietafel.meeting.Happened.MOVED;
import static nl.regietafel.meeting.Happened.PLANNED;
import static nl.regietafel.meeting.Happened.REARRANGED;
import static nl.regietafel.meeting.Happened.REINSTATED;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The meetings of a board: planned, moved and called off by the secretary, found by everyone who reads.
@Service
public class Meetings {

    private final MeetingStore store;
    private final Agendas agendas;
    private final Timeline timeline;
    private final Clock clock;

    Meetings(MeetingStore store, Agendas agendas, Timeline timeline, Clock clock) {
        this.store = store;
        this.agendas = agendas;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Meeting> find(Viewer viewer, MeetingId id) {
        viewer.must(READ_MEETINGS);
        return store.find(viewer.board(), id);
    }

    /// The first meeting after this day that goes on.
    @Transactional(readOnly = true)
    public Optional<Meeting> next(Viewer viewer, LocalDate after) {
        viewer.must(READ_MEETINGS);
        return store.firstFrom(viewer.board(), after.plusDays(1));
    }

    /// The last meeting before this day that went on.
    @Transactional(readOnly = true)
    public Optional<Meeting> previous(Viewer viewer, LocalDate before) {
        viewer.must(READ_MEETINGS);
        return store.lastBefore(viewer.board(), before);
    }

    /// The meeting of this day, unless it was called off.
    @Transactional(readOnly = true)
    public Optional<Meeting> onDay(Viewer viewer, LocalDate day) {
        viewer.must(READ_MEETINGS);
        return store.onDay(viewer.board(), day);
    }

    /// All meetings of the viewer's board, those called off too, newest first.
    @Transactional(readOnly = true)
    public List<Meeting> all(Viewer viewer) {
        viewer.must(READ_MEETINGS);
        return store.all(viewer.board());
    }

    /// The topics of a meeting that this viewer may see, in order.
    @Transactional(readOnly = true)
    public List<AgendaItem> agenda(Viewer viewer, MeetingId id) {
        return agendas.of(viewer, id);
    }

    @Transactional(readOnly = true)
    public Optional<AgendaItem> item(Viewer viewer, AgendaItemId id) {
        return agendas.item(viewer, id);
    }

    @Transactional
    public Meeting plan(Command command, Arrangement arrangement, FirstAgenda begin) {
        command.must(PLAN_MEETINGS);
        var checked = arrangement.checked();
        var meeting = new Meeting(MeetingId.fresh(), command.board(), checked.onDay(), checked.startsAt(), checked.endsAt(),
                checked.place(), checked.onlineUrl(), new Meeting.State.Planned(), 1);
        mustBeFree(meeting);
        store.insert(meeting);
        timeline.about(subject(meeting));
        agendas.begin(command, meeting, begin);
        timeline.record(command.answering("/vergaderingen/" + meeting.id()), PLANNED, meeting.id().value(),
                "Vergadering gepland op " + DutchDates.full(meeting.onDay()));
        return meeting;
    }

    /// A meeting that a list from elsewhere tells of, with an empty agenda: part of reading that list in, which is what the
    /// timeline hears.
    @Transactional(propagation = Propagation.MANDATORY)
    public Meeting takeOver(Command command, LocalDate day) {
        command.must(PLAN_MEETINGS);
        var meeting = new Meeting(MeetingId.fresh(), command.board(), day, null, null, null, null, new Meeting.State.Planned(), 1);
        mustBeFree(meeting);
        store.insert(meeting);
        timeline.about(subject(meeting));
        return meeting;
    }

    /// Changes the day, the time or the place.
    ///
    /// @param version the version that was on the screen: when someone else changed it since, nothing is overwritten
    @Transactional
    public Meeting rearrange(Command command, MeetingId id, int version, Arrangement arrangement) {
        command.must(PLAN_MEETINGS);
        var before = locked(command, id, version);
        var after = before.arranged(arrangement);
        mustBeFree(after);
        store.update(after);
        if (after.onDay().equals(before.onDay())) {
            timeline.record(command, REARRANGED, id.value(), "Tijd of plaats van de vergadering gewijzigd");
        } else {
            timeline.record(command, MOVED, id.value(), "Vergadering verplaatst van " + DutchDates.full(before.onDay()) + " naar "
                    + DutchDates.full(after.onDay()));
        }
        return after;
    }

    /// The meeting does not take place. What was prepared stays, and so does everything that points to it.
    @Transactional
    public Meeting cancel(Command command, MeetingId id, int version, String why) {
        command.must(PLAN_MEETINGS);
        var after = locked(command, id, version)
                .cancelled(command.person(), clock.instant().truncatedTo(ChronoUnit.MICROS), why);
        store.update(after);
        timeline.record(command, CANCELLED, id.value(), "De vergadering gaat niet door: " + why.strip());
        return after;
    }

    @Transactional
    public Meeting reinstate(Command command, MeetingId id, int version) {
        command.must(PLAN_MEETINGS);
        var after = locked(command, id, version).reinstated();
        mustBeFree(after);
        store.update(after);
        timeline.record(command, REINSTATED, id.value(), "De vergadering gaat toch door");
        return after;
    }

    private Meeting locked(Command command, MeetingId id, int version) {
        var meeting = store.lock(command.board(), id).orElseThrow(Missing::new);
        if (meeting.version() != version) {
            throw new Conflict(meeting);
        }
        return meeting;
    }

    private void mustBeFree(Meeting meeting) {
        if (!meeting.isCancelled() && store.isTaken(meeting)) {
            throw new Refused("meeting.day-taken", DutchDates.full(meeting.onDay())).at("datum");
        }
    }

    static Subject subject(Meeting meeting) {
        return Subject.open(Subject.Kind.MEETING, meeting.id().value(), meeting.board());
    }
}
