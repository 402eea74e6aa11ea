package nl.regietafel.decision;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.AgendaItemRestricted;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lines of the lists (regels): writing, changing and ordering them while people talk. What became of a line is told in
/// {@link FollowUps}; when it goes round and is adopted, in {@link DecisionLists}.
@Service
public class Lines {

    private final LineStore store;
    private final TopicStore topics;
    private final BoardNamesStore names;
    private final Timeline timeline;
    private final Clock clock;

    Lines(LineStore store, TopicStore topics, BoardNamesStore names, Timeline timeline, Clock clock) {
        this.store = store;
        this.topics = topics;
        this.names = names;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Line find(Viewer viewer, LineId id) {
        viewer.must(Act.READ_LINES);
        return store.find(id).orElseThrow(Missing::new);
    }

    /// These lines, in this order, as far as this viewer reads them.
    @Transactional(readOnly = true)
    public List<Line> all(Viewer viewer, List<LineId> ids) {
        viewer.must(Act.READ_LINES);
        return ids.isEmpty() ? List.of() : store.all(ids);
    }

    public List<Line> ofTopic(Viewer viewer, AgendaItemId topic) {
        viewer.must(Act.READ_LINES);
        return store.ofTopic(topic);
    }

    /// The line after which this one stands when it goes one place up ("omhoog") or down: null at the beginning of its topic.
    @Nullable LineId beforePlace(Viewer viewer, Line line, String step) {
        var all = ofTopic(viewer, line.topic()).stream().map(Line::id).toList();
        var at = all.indexOf(line.id());
        var after = step.equals("omhoog") ? at - 2 : at + 1;
        if (step.equals("omhoog") ? at == 0 : at == all.size() - 1) {
            throw new Refused("line.no-further");
        }
        return after < 0 ? null : all.get(after);
    }

    /// Writes what was said as new lines of a topic, in this order, after a given line or at its end.
    @Transactional
    public List<LineId> write(Command command, AgendaItemId topicId, List<Line.Said> said, @Nullable LineId after) {
        command.must(Act.WRITE_LINES);
        store.lockListOf(topicId);
        var topic = topics.find(topicId).orElseThrow(Missing::new);
        refuseWhenAdopted(topic);
        var position = after == null ? store.lastPosition(topicId)
                : store.find(after).filter(line -> line.topic().equals(topicId)).map(Line::position).orElseThrow(Missing::new);
        var ids = new ArrayList<LineId>();
        for (var each : said) {
            position = store.after(topicId, position);
            var line = fresh(topic, each, position);
            store.insert(line, command.person(), clock.instant());
            store.remember(line.id(), line.board(), 0, null, command, clock.instant(), false);
            timeline.about(subject(line));
            ids.add(line.id());
        }
        timeline.record(command, LineHappening.WRITTEN, ids.getFirst().value(),
                ids.size() == 1 ? "Regel geschreven." : ids.size() + " regels geschreven.");
        return ids;
    }

    /// A line of a list that was kept elsewhere.
    ///
    /// @param partOf  index in the same list of the line this one is a part of
    /// @param without what it lacks on purpose
    public record Kept(AgendaItemId topic, Line.Said said, @Nullable Integer partOf, Set<Gap> without) {}

    /// Takes over a list that was kept elsewhere, as part of reading it in, which is what the timeline hears. Undo does not
    /// reach it: a list is not one slip of the keyboard.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LineId> takeOver(Command command, MeetingId meeting, List<Kept> kept) {
        command.must(Act.WRITE_LINES);
        store.lockList(meeting);
        var known = new HashMap<AgendaItemId, TopicStore.Topic>();
        var ids = new ArrayList<LineId>();
        var now = clock.instant();
        for (var each : kept) {
            var topic = known.computeIfAbsent(each.topic(), id -> topics.find(id).filter(found -> found.meeting().equals(meeting))
                .orElseThrow(Missing::new));
            refuseWhenAdopted(topic);
            var line = fresh(topic, each.said(), store.lastPosition(topic.id()) + 1, null)
                .asPartOf(each.partOf() == null ? null : ids.get(each.partOf()));
            store.insert(line, command.person(), now);
            store.remember(line.id(), line.board(), 0, null, command, now, true);
            timeline.about(subject(line));
            for (var gap : each.without()) {
                store.add(new Fact(FactId.fresh(), line.id(), Fact.What.WITHOUT, null, null, null, null, gap.name(), command.person(), "",
                        now.truncatedTo(ChronoUnit.MICROS)), line.board());
            }
            ids.add(line.id());
        }
        return ids;
    }

    /// Says a line in other words, with other owners or dates. Refused once the list is adopted: a correction is a new line.
    @Transactional
    public void change(Command command, LineId id, int version, Line.Said said) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable();
        var known = names.on(line.board(), line.meetingDay());
        var kept = new Line.Said(said.kind(), said.text(), stayHidden(said.parties(), line.parties()), said.dueOn(), said.dueMeeting(),
                said.goesToOn(), said.goesToNext(), said.dossier());
        var changed = line.saying(kept, known.mask(kept.parties()));
        refuseHiddenName(changed, known);
        put(command, line, changed);
        timeline.record(command, LineHappening.CHANGED, id.value(), "Regel gewijzigd.");
    }

    /// Moves a line to another place: after a given line of a topic, or to its beginning.
    @Transactional
    public void move(Command command, LineId id, int version, AgendaItemId topicId, @Nullable LineId after) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable();
        var topic = topics.find(topicId).filter(found -> found.meeting().equals(line.meeting())).orElseThrow(Missing::new);
        var before = after == null ? store.beginning(topicId)
                : store.find(after).filter(other -> other.topic().equals(topicId)).map(Line::position).orElseThrow(Missing::new);
        var moved = line.at(topicId, after == null ? before : store.after(topicId, before)).knownTo(line.confidentiality().narrower(topic.confidentiality()),
                line.sharedWith().isEmpty() ? topic.sharedWith() : line.sharedWith());
        put(command, line, moved);
        timeline.about(subject(moved));
        timeline.record(command, LineHappening.MOVED, id.value(), "Regel verplaatst.");
    }

    /// Makes two lines of one: the first keeps the address, the second stands right under it.
    @Transactional
    public LineId split(Command command, LineId id, int version, Line.Said first, Line.Said second) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable();
        var topic = topics.find(line.topic()).orElseThrow(Missing::new);
        var known = names(topic);
        var upper = withHidden(first, line);
        put(command, line, line.saying(upper, known.mask(upper.parties())));
        var half = fresh(topic, withHidden(second, line), store.after(line.topic(), line.position()))
            .knownTo(line.confidentiality(), line.sharedWith());
        store.insert(half, command.person(), clock.instant());
        store.remember(half.id(), half.board(), 0, null, command, clock.instant(), false);
        timeline.about(subject(half));
        timeline.record(command, LineHappening.SPLIT, id.value(), "Regel gesplitst.");
        return half.id();
    }

    /// Makes one line of a line and the one above it: the upper one keeps its address and kind and gets both texts.
    @Transactional
    public LineId merge(Command command, LineId id, int version) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable().removable();
        var above = store.ofTopic(line.topic()).stream()
            .takeWhile(other -> !other.id().equals(id))
            .reduce((_, later) -> later)
            .orElseThrow(() -> new Refused("line.nothing-above"));
        if (!store.lock(above.id(), above.version())) {
            throw new Conflict(above);
        }
        var parties = new LinkedHashSet<>(above.parties());
        line.parties().stream()
            .filter(party -> above.parties().stream().noneMatch(known -> known.name().equals(party.name())))
            .forEach(parties::add);
        var known = names.on(line.board(), line.meetingDay());
        var both = new Line.Said(above.kind(), above.text().strip() + " " + line.text().strip(), List.copyOf(parties),
                above.dueOn() != null || above.dueMeeting() ? above.said().dueOn() : line.said().dueOn(),
                above.dueMeeting() || (above.dueOn() == null && line.dueMeeting()),
                above.goesToOn() != null || above.goesToNext() ? above.said().goesToOn() : line.said().goesToOn(),
                above.goesToNext() || (above.goesToOn() == null && line.goesToNext()),
                above.dossier() != null ? above.dossier() : line.dossier());
        put(command, above, above.saying(both, known.mask(both.parties()))
            .knownTo(above.confidentiality().narrower(line.confidentiality()), above.sharedWith().isEmpty() ? line.sharedWith() : above.sharedWith()));
        takeAway(command, line);
        timeline.record(command, LineHappening.MERGED, above.id().value(), "Regel samengevoegd met de regel eronder.");
        return above.id();
    }

    /// Takes a line away. Only while nobody else has read it; after the first sending it can only lapse, with a reason.
    @Transactional
    public void remove(Command command, LineId id, int version) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable().removable();
        takeAway(command, line);
        timeline.record(command, LineHappening.REMOVED, id.value(), "Regel weggehaald.");
    }

    /// Takes back what this person last did to lines of this meeting, unless someone else has changed those lines since.
    @Transactional
    public void takeBack(Command command, MeetingId meeting) {
        command.must(Act.WRITE_LINES);
        store.lockList(meeting);
        var last = store.lastBy(command.person(), meeting);
        if (last.isEmpty()) {
            throw new Refused("line.nothing-to-take-back");
        }
        for (var revision : last) {
            var now = store.findAlsoRemoved(revision.line()).orElseThrow(Missing::new);
            now.changeable();
            if (store.changedSince(revision)) {
                throw new Refused("line.changed-since");
            }
            store.remember(now.id(), now.board(), now.version(), LineMemory.of(now), command, clock.instant(), true);
            if (revision.before() == null) {
                store.remove(now.removable().id(), clock.instant());
            } else {
                store.update(LineMemory.restore(now, revision.before()));
            }
        }
        store.undone(command.person(), last.getFirst().commandKey());
        timeline.record(command, LineHappening.TAKEN_BACK, last.getFirst().line().value(), "Laatste wijziging teruggezet.");
    }

    /// Decides who may read a line. Never wider than its topic.
    @Transactional
    public void restrict(Command command, LineId id, int version, Confidentiality confidentiality, Set<PartyId> sharedWith) {
        command.must(Act.WRITE_LINES);
        var line = locked(id, version).changeable();
        var topic = topics.find(line.topic()).orElseThrow(Missing::new);
        if (confidentiality.narrower(topic.confidentiality()) != confidentiality) {
            throw new Refused("line.wider-than-topic", topic.confidentiality().dutch()).at("vertrouwelijkheid");
        }
        if (confidentiality == Confidentiality.LIMITED && sharedWith.isEmpty()) {
            throw new Refused("line.limited-to-nobody").at("gedeeld");
        }
        var restricted = line.knownTo(confidentiality, confidentiality == Confidentiality.LIMITED ? sharedWith : Set.of());
        put(command, line, restricted);
        timeline.about(subject(restricted));
        timeline.record(command, LineHappening.RESTRICTED, id.value(), "Vertrouwelijkheid is nu: " + confidentiality.dutch() + ".");
    }

    /// Hides a party of a line, or shows it again. The members' list then says "Een gemeente". Refused on a line that others
    /// already read while its text still says the name.
    @Transactional
    public void hide(Command command, LineId id, int version, Set<PartyId> hidden) {
        command.must(Act.HIDE_PARTIES);
        var line = locked(id, version).changeable();
        var known = names.on(line.board(), line.meetingDay());
        var parties = line.parties().stream()
            .map(party -> new LineParty(party.party(), party.person(), party.group(), party.name(), party.personName(),
                    party.party() != null && hidden.contains(party.party())))
            .toList();
        var said = line.said();
        var changed = line.saying(new Line.Said(said.kind(), said.text(), parties, said.dueOn(), said.dueMeeting(), said.goesToOn(),
                said.goesToNext(), said.dossier()), known.mask(parties));
        refuseHiddenName(changed, known);
        put(command, line, changed);
        timeline.record(command, LineHappening.HIDDEN, id.value(),
                hidden.isEmpty() ? "Geen partij meer verborgen." : "Een partij is verborgen in de lijst.");
    }

    /// The line as it stands, on a list that nobody sends round or adopts meanwhile.
    /// A topic that fewer may know of takes its lines with it.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void narrow(AgendaItemRestricted topic) {
        store.narrow(topic.item(), topic.confidentiality(), topic.sharedWith()).forEach(line -> timeline.about(subject(line)));
    }

    private Line locked(LineId id, int version) {
        store.lockListOf(id);
        var line = store.find(id).orElseThrow(Missing::new);
        if (!store.lock(id, version)) {
            throw new Conflict(line);
        }
        return line;
    }

    private void put(Command command, Line before, Line after) {
        store.remember(before.id(), before.board(), before.version(), LineMemory.of(before), command, clock.instant(), false);
        store.update(after);
    }

    private void takeAway(Command command, Line line) {
        store.remember(line.id(), line.board(), line.version(), LineMemory.of(line), command, clock.instant(), false);
        store.remove(line.id(), clock.instant());
    }

    private Line fresh(TopicStore.Topic topic, Line.Said said, double position) {
        return fresh(topic, said, position, names(topic).mask(said.parties()));
    }

    private Line fresh(TopicStore.Topic topic, Line.Said said, double position, @Nullable String mask) {
        return new Line(LineId.fresh(), topic.board(), topic.meeting(), topic.meetingDay(), topic.id(), store.nextSequence(topic.meeting(), topic.board()),
                position, said.kind(), said.text(), said.parties(), mask, said.dueOn(), said.dueMeeting(),
                said.goesToOn(), said.goesToNext(), null, said.dossier(), null, null, null, null, topic.confidentiality(),
                topic.sharedWith(), null, null, false, false, 1, List.of());
    }

    private BoardNames names(TopicStore.Topic topic) {
        return names.on(topic.board(), topic.meetingDay());
    }

    private void refuseWhenAdopted(TopicStore.Topic topic) {
        if (topic.adopted()) {
            throw new Refused("list.adopted");
        }
    }

    /// On a line that others already read, neither the text nor what became of it may say who is hidden.
    private static void refuseHiddenName(Line line, BoardNames known) {
        if (line.released() != null) {
            var all = line.text() + line.facts().stream().map(fact -> " " + fact.text()).collect(Collectors.joining());
            known.firstNameIn(all, hidden(line)).ifPresent(name -> {
                throw new Refused("line.names-hidden-party", name).at("tekst");
            });
        }
    }

    static Set<PartyId> hidden(Line line) {
        return line.parties().stream().filter(LineParty::hidden).map(LineParty::party).collect(Collectors.toSet());
    }

    /// Who was hidden stays hidden when the line is said anew.
    private static List<LineParty> stayHidden(List<LineParty> said, List<LineParty> before) {
        return said.stream()
            .map(party -> party.party() != null && before.stream().anyMatch(old -> old.hidden() && party.party().equals(old.party()))
                    ? new LineParty(party.party(), party.person(), party.group(), party.name(), party.personName(), true)
                    : party)
            .toList();
    }

    static Line.Said withHidden(Line.Said said, Line before) {
        return new Line.Said(said.kind(), said.text(), stayHidden(said.parties(), before.parties()), said.dueOn(), said.dueMeeting(),
                said.goesToOn(), said.goesToNext(), said.dossier());
    }

    static Subject subject(Line line) {
        return new Subject(Subject.Kind.LINE, line.id().value(), line.board(), line.released() != null, line.confidentiality(), line.sharedWith());
    }
}
