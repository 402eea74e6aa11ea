package nl.regietafel.meeting;

import static nl.regietafel.directory.Act.PREPARE_AGENDA;
import static nl.regietafel.directory.Act.READ_MEETINGS;
import static nl.regietafel.meeting.Happened.SECTION_ADDED;
import static nl.regietafel.meeting.Happened.SECTION_MOVED;
import static nl.regietafel.meeting.Happened.SECTION_REMOVED;
import static nl.regietafel.meeting.Happened.SECTION_RENAMED;
import static nl.regietafel.meeting.Happened.TOPIC_ADDED;
import static nl.regietafel.meeting.Happened.TOPIC_CHANGED;
import static nl.regietafel.meeting.Happened.TOPIC_MOVED;
import static nl.regietafel.meeting.Happened.TOPIC_PUT_BACK;
import static nl.regietafel.meeting.Happened.TOPIC_REMOVED;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Viewer;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The agenda of a meeting: headings with topics, in order. Secretary and chair make it; each works with what they may see,
/// and what they may not see keeps its place.
@Service
public class Agendas {

    /// One step in the order of an agenda.
    public enum Step { UP, DOWN }

    private final AgendaStore store;
    private final MeetingStore meetings;
    private final StandingItems standing;
    private final ObjectProvider<ListsToAdopt> lists;
    private final Timeline timeline;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Agendas(AgendaStore store, MeetingStore meetings, StandingItems standing, ObjectProvider<ListsToAdopt> lists, Timeline timeline,
            ApplicationEventPublisher announce, Clock clock) {
        this.store = store;
        this.meetings = meetings;
        this.standing = standing;
        this.lists = lists;
        this.timeline = timeline;
        this.announce = announce;
        this.clock = clock;
    }

    /// A meeting with its headings and the topics that this viewer may see.
    @Transactional(readOnly = true)
    public Optional<Agenda> find(Viewer viewer, MeetingId meeting) {
        viewer.must(READ_MEETINGS);
        return store.head(viewer.board(), meeting).map(head -> new Agenda(head.meeting(), head.sections(), store.items(viewer.board(), meeting)));
    }

    /// The topics of a meeting that this viewer may see, in order.
    @Transactional(readOnly = true)
    public List<AgendaItem> of(Viewer viewer, MeetingId meeting) {
        viewer.must(READ_MEETINGS);
        return store.items(viewer.board(), meeting);
    }

    @Transactional(readOnly = true)
    public Optional<AgendaItem> item(Viewer viewer, AgendaItemId id) {
        viewer.must(READ_MEETINGS);
        return store.item(viewer.board(), id);
    }

    /// Adds a topic at the end of a section, or of the topics without heading.
    @Transactional
    public AgendaItem add(Command command, MeetingId meetingId, @Nullable SectionId section, Topic topic) {
        command.must(PREPARE_AGENDA);
        var meeting = locked(command, meetingId);
        mustBeOf(meeting, section);
        var checked = checked(command, meeting, topic);
        var id = AgendaItemId.fresh();
        store.insert(id, meeting, section, store.lastPosition(meetingId, section) + 1, checked);
        timeline.about(subject(command.board(), id, checked));
        timeline.record(command, TOPIC_ADDED, id.value(), "Op de agenda gezet: " + checked.title());
        return store.item(command.board(), id).orElseThrow(Missing::new);
    }

    /// Adds topics of a list that was kept elsewhere, after each other: part of reading it in, which is what the timeline hears.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AgendaItemId> takeOver(Command command, MeetingId meetingId, List<Topic> topics) {
        command.must(PREPARE_AGENDA);
        var meeting = locked(command, meetingId);
        return topics.stream().map(topic -> put(command, meeting, lastSection(meeting), checked(command, meeting, topic))).toList();
    }

    /// Changes a topic, and puts it at the end of another section when that is asked.
    ///
    /// @param version the version that was on the screen: when someone else changed it since, nothing is overwritten
    @Transactional
    public AgendaItem change(Command command, AgendaItemId id, int version, @Nullable SectionId section, Topic topic) {
        command.must(PREPARE_AGENDA);
        var before = lockedItem(command, id);
        if (before.version() != version) {
            throw new Conflict(before);
        }
        var meeting = meetings.find(command.board(), before.meeting()).orElseThrow(Missing::new);
        mustBeOf(meeting, section);
        var checked = checked(command, meeting, topic);
        var stays = Objects.equals(section, before.section());
        store.update(id, section, stays ? before.position() : store.lastPosition(before.meeting(), section) + 1, checked,
                version + 1);
        timeline.about(subject(command.board(), id, checked));
        if (before.confidentiality() != checked.confidentiality() || !before.sharedWith().equals(checked.sharedWith())) {
            announce.publishEvent(new AgendaItemRestricted(id, checked.confidentiality(), checked.sharedWith()));
        }
        timeline.record(command, TOPIC_CHANGED, id.value(), "Onderwerp gewijzigd: " + checked.title());
        return store.item(command.board(), id).orElseThrow(Missing::new);
    }

    /// Moves a topic one place among those the mover sees; past the edge of a section it goes to the one beside it.
    @Transactional
    public void move(Command command, AgendaItemId id, Step step) {
        command.must(PREPARE_AGENDA);
        var item = lockedItem(command, id);
        var meeting = meetings.find(command.board(), item.meeting()).orElseThrow(Missing::new);
        var places = agenda(meeting).moved(id, step);
        if (places.isEmpty()) {
            throw new Refused(step == Step.UP ? "agenda.already-first" : "agenda.already-last");
        }
        places.forEach(store::place);
        timeline.record(command, TOPIC_MOVED, id.value(), step == Step.UP ? "Eerder op de agenda" : "Later op de agenda");
    }

    /// Takes a topic off the agenda. What was written under it stays with it, and it can be put back.
    @Transactional
    public void remove(Command command, AgendaItemId id) {
        command.must(PREPARE_AGENDA);
        var item = lockedItem(command, id);
        store.remove(id, command.person(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        announce.publishEvent(new AgendaItemRemoved(id));
        timeline.record(command, TOPIC_REMOVED, id.value(), "Van de agenda gehaald: " + item.title());
    }

    @Transactional
    public void putBack(Command command, AgendaItemId id) {
        command.must(PREPARE_AGENDA);
        var removed = store.removedItem(command.board(), id).orElseThrow(Missing::new);
        locked(command, removed.meeting());
        store.putBack(id);
        timeline.record(command, TOPIC_PUT_BACK, id.value(), "Teruggezet op de agenda: " + removed.title());
    }

    @Transactional
    public Section addSection(Command command, MeetingId meetingId, String title) {
        command.must(PREPARE_AGENDA);
        var meeting = locked(command, meetingId);
        var section = new Section(SectionId.fresh(), meetingId, Section.checkedTitle(title),
                store.lastSectionPosition(meetingId) + 1, 1);
        store.insert(section, meeting.board());
        timeline.record(command, SECTION_ADDED, meetingId.value(), "Kopje toegevoegd: " + section.title());
        return section;
    }

    @Transactional
    public void renameSection(Command command, SectionId id, int version, String title) {
        command.must(PREPARE_AGENDA);
        var section = lockedSection(command, id);
        if (section.version() != version) {
            throw new Conflict(section);
        }
        var checked = Section.checkedTitle(title);
        store.rename(id, checked, version + 1);
        timeline.record(command, SECTION_RENAMED, section.meeting().value(),
                "Kopje heet nu " + checked + ", eerst " + section.title());
    }

    /// Moves a heading with all its topics one place.
    @Transactional
    public void moveSection(Command command, SectionId id, Step step) {
        command.must(PREPARE_AGENDA);
        var section = lockedSection(command, id);
        var sections = store.sections(command.board(), section.meeting());
        var at = sections.indexOf(section) + (step == Step.UP ? -1 : 1);
        if (at < 0 || at >= sections.size()) {
            throw new Refused(step == Step.UP ? "agenda.already-first" : "agenda.already-last");
        }
        store.place(id, sections.get(at).position());
        store.place(sections.get(at).id(), section.position());
        timeline.record(command, SECTION_MOVED, section.meeting().value(), "Kopje verplaatst: " + section.title());
    }

    /// Takes away a heading under which nothing stands.
    @Transactional
    public void removeSection(Command command, SectionId id) {
        command.must(PREPARE_AGENDA);
        var section = lockedSection(command, id);
        if (store.items(command.board(), section.meeting()).stream().anyMatch(item -> id.equals(item.section()))) {
            throw new Refused("agenda.section-not-empty", section.title());
        }
        store.delete(id);
        timeline.record(command, SECTION_REMOVED, section.meeting().value(), "Kopje weggehaald: " + section.title());
    }

    /// What a newly planned meeting begins with; part of planning it, so recorded there.
    void begin(Command command, Meeting meeting, FirstAgenda begin) {
        switch (begin) {
            case FirstAgenda.Empty _ -> {}
            case FirstAgenda.FixedPoints _ -> {
                var sections = new HashMap<String, SectionId>();
                for (var point : standing.of(command.by())) {
                    var section = point.section().isEmpty() ? null
                            : sections.computeIfAbsent(point.section(), title -> section(meeting, title));
                    var topic = new Topic(point.title(), point.kind(), point.purpose(), point.minutes(), null, null, null,
                            Confidentiality.BOARD, Set.of());
                    put(command, meeting, section, adopting(command, meeting, topic));
                }
            }
            case FirstAgenda.CopyOf(var earlier) -> {
                meetings.find(command.board(), earlier).orElseThrow(Missing::new);
                var sections = new HashMap<SectionId, SectionId>();
                for (var section : store.sections(command.board(), earlier)) {
                    sections.put(section.id(), section(meeting, section.title()));
                }
                for (var item : store.items(command.board(), earlier)) {
                    put(command, meeting, item.section() == null ? null : sections.get(item.section()),
                            adopting(command, meeting, item.topic()));
                }
            }
        }
    }

    private SectionId section(Meeting meeting, String title) {
        var section = new Section(SectionId.fresh(), meeting.id(), title,
                store.lastSectionPosition(meeting.id()) + 1, 1);
        store.insert(section, meeting.board());
        return section.id();
    }

    private AgendaItemId put(Command command, Meeting meeting, @Nullable SectionId section, Topic topic) {
        var id = AgendaItemId.fresh();
        store.insert(id, meeting, section, store.lastPosition(meeting.id(), section) + 1, topic);
        timeline.about(subject(command.board(), id, topic));
        return id;
    }

    private @Nullable SectionId lastSection(Meeting meeting) {
        var sections = store.sections(meeting.board(), meeting.id());
        return sections.isEmpty() ? null : sections.getLast().id();
    }

    /// An adoption is of the list that waits for it on the day of this meeting, whatever the fixed point or the copy said.
    private Topic adopting(Command command, Meeting meeting, Topic topic) {
        if (topic.kind() != AgendaItem.Kind.ADOPTION) {
            return topic;
        }
        var keeper = lists.getIfAvailable();
        var waiting = keeper == null ? meetings.lastBefore(command.board(), meeting.onDay()).map(Meeting::id)
                : keeper.latestBefore(command.by(), meeting.onDay());
        var adopts = waiting.flatMap(id -> meetings.find(command.board(), id));
        return new Topic(adopts.map(each -> titleOfAdoption(each.onDay())).orElse("Lijst vaststellen"), topic.kind(), topic.purpose(),
                topic.minutes(), topic.bringer(), topic.dossier(), waiting.orElse(null), topic.confidentiality(),
                topic.sharedWith());
    }

    static String titleOfAdoption(LocalDate day) {
        return "Lijst van " + DutchDates.dayMonthYear(day) + " vaststellen";
    }

    private Topic checked(Command command, Meeting meeting, Topic topic) {
        var keeps = command.by().roles().contains(Role.SECRETARY);
        var checked = topic.checked(keeps ? null : command.by().parties());
        if (checked.adopts() != null) {
            var adopted = meetings.find(command.board(), checked.adopts()).orElseThrow(Missing::new);
            if (!adopted.onDay().isBefore(meeting.onDay())) {
                throw new Refused("agenda.adopts-a-later-list").at("vast-te-stellen");
            }
        }
        return checked;
    }

    private Agenda agenda(Meeting meeting) {
        return new Agenda(meeting, store.sections(meeting.board(), meeting.id()), store.items(meeting.board(), meeting.id()));
    }

    private Meeting locked(Command command, MeetingId id) {
        return meetings.lock(command.board(), id).orElseThrow(Missing::new);
    }

    /// Changes of one agenda happen one after the other: the meeting's row is their lock.
    private AgendaItem lockedItem(Command command, AgendaItemId id) {
        var item = store.item(command.board(), id).orElseThrow(Missing::new);
        locked(command, item.meeting());
        return store.item(command.board(), id).orElseThrow(Missing::new);
    }

    private Section lockedSection(Command command, SectionId id) {
        var section = store.section(command.board(), id).orElseThrow(Missing::new);
        locked(command, section.meeting());
        return store.section(command.board(), id).orElseThrow(Missing::new);
    }

    private void mustBeOf(Meeting meeting, @Nullable SectionId section) {
        if (section != null && store.section(meeting.board(), section).filter(it -> it.meeting().equals(meeting.id())).isEmpty()) {
            throw new Missing();
        }
    }

    private static Subject subject(BoardId board, AgendaItemId id, Topic topic) {
        return new Subject(Subject.Kind.AGENDA_ITEM, id.value(), board, true, topic.confidentiality(), topic.sharedWith());
    }
}
