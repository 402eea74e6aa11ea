package nl.regietafel.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.decision.ListContent.Variant;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.AgendaItemRemoved;
import nl.regietafel.meeting.ListsToAdopt;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.SentLists;
import nl.regietafel.paper.Papers;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Missing;
import nl.regietafel.web.RandomId;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The actie- en besluitenlijsten: sent round, adopted by a later meeting or in writing, corrected afterwards. What happens is
/// the same for everyone; what one reads is a variant: the members' list is read from what was sent round, never from what is
/// being written.
@Service
public class DecisionLists implements ListsToAdopt, SentLists {

    private static final int LONGEST_OBJECTION = 4000;

    private final DecisionListStore store;
    private final LineStore lines;
    private final TopicStore topics;
    private final BoardNamesStore names;
    private final Papers papers;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    DecisionLists(DecisionListStore store, LineStore lines, TopicStore topics, BoardNamesStore names, Papers papers, Timeline timeline,
                  Clock clock, Today today) {
        this.store = store;
        this.lines = lines;
        this.topics = topics;
        this.names = names;
        this.papers = papers;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    // Reading.

    @Transactional(readOnly = true)
    public DecisionList find(Viewer viewer, MeetingId meeting) {
        viewer.must(Act.READ_LINES);
        return found(viewer.board(), meeting);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MeetingId> latestBefore(Viewer viewer, LocalDate day) {
        viewer.must(Act.READ_MEETINGS);
        return store.latestToAdopt(viewer.board(), day);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Sent> toRead(Viewer viewer) {
        return viewer.may(Act.READ_LINES) && !viewer.may(Act.CIRCULATE_LISTS) ? store.sentToRead(viewer.board()) : List.of();
    }

    /// A list as it is being written, with its living lines: for secretary and chair, each with what they may read.
    record Working(DecisionList list, List<Line> lines, ListContent internal, ListContent members, Optional<DecisionListStore.Version> sent) {
        /// What the members have not read yet.
        List<ListContent.Change> unsent() {
            return sent.map(version -> members.since(version.content())).orElse(List.of());
        }

        List<Line> withGaps() {
            return open(lines);
        }
    }

    @Transactional(readOnly = true)
    Working working(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_DRAFTS);
        return working(list);
    }

    /// The last version that was sent round, or that was adopted; or the one of this number.
    @Transactional(readOnly = true)
    Optional<DecisionListStore.Version> sent(Viewer viewer, DecisionList list, @Nullable Integer number) {
        viewer.must(Act.READ_LINES);
        return stored(list, Variant.MEMBERS, number);
    }

    /// The last version that was sent round or adopted and the one before it, newest first.
    @Transactional(readOnly = true)
    List<DecisionListStore.Version> lastTwo(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_LINES);
        return store.lastTwo(list.meeting(), Variant.MEMBERS);
    }

    /// The internal variant as it was adopted, for who may read all of it.
    @Transactional(readOnly = true)
    Optional<DecisionListStore.Version> standing(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_LINES);
        return store.lastVersion(list.meeting(), Variant.INTERNAL);
    }

    @Transactional(readOnly = true)
    List<DecisionListStore.Version> versions(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_LINES);
        return store.versions(list.meeting(), Variant.MEMBERS);
    }

    /// The living lines of a list as far as this viewer may read them: what became of what was adopted.
    @Transactional(readOnly = true)
    List<Line> living(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_LINES);
        return lines.ofMeeting(list.meeting());
    }

    /// What a list says on paper: a version that was kept, or the list as it stands now.
    record Printed(ListContent content, DecisionListStore.@Nullable Version version) {
        Printed(DecisionListStore.Version version) {
            this(version.content(), version);
        }
    }

    /// One variant of a list, for paper. The members' one is a version that was sent round or adopted; before the first sending
    /// who writes it prints it as it would be sent. The internal one is for who writes the list. The public one is there once it was
    /// made, see {@link Variants}.
    @Transactional(readOnly = true)
    Printed printed(Viewer viewer, DecisionList list, Variant variant, @Nullable Integer number) {
        viewer.must(Act.READ_LINES);
        return switch (variant) {
            case MEMBERS -> number == null && !list.isCirculated() ? new Printed(draft(viewer, list), null)
                    : sent(viewer, list, number).map(Printed::new).orElseThrow(Missing::new);
            case INTERNAL -> {
                viewer.must(Act.WRITE_LINES);
                yield list.isAdopted() ? standing(viewer, list).map(Printed::new).orElseThrow(Missing::new) : new Printed(working(list).internal(), null);
            }
            case PUBLIC -> stored(list, variant, number).map(Printed::new).orElseThrow(Missing::new);
        };
    }

    /// The last version of a variant, or the one of this number.
    private Optional<DecisionListStore.Version> stored(DecisionList list, Variant variant, @Nullable Integer number) {
        return number == null ? store.lastVersion(list.meeting(), variant) : store.version(list.meeting(), variant, number);
    }

    /// The members' variant as it would be sent now, refused while it says a name that it hides.
    private ListContent draft(Viewer viewer, DecisionList list) {
        viewer.must(Act.READ_DRAFTS);
        return store.whole(list.board(), () -> {
            var working = working(list);
            refuseHiddenNames(viewer, working);
            return working.members();
        });
    }

    /// The parties that can object to this list now by the mouth of this viewer, with their names.
    @Transactional(readOnly = true)
    Map<PartyId, String> objecting(Viewer viewer, DecisionList list) {
        if (!viewer.may(Act.OBJECT_TO_LISTS) || list.isAdopted() || list.rounds().isEmpty()) {
            return Map.of();
        }
        var parties = new LinkedHashMap<>(store.answersFor(viewer.person(), viewer.board(), today.date()));
        parties.keySet().removeIf(party -> !list.isObjectableBy(party, today.date()));
        return parties;
    }

    /// Topics of later lists that are still being written, where an adopted line can be corrected.
    @Transactional(readOnly = true)
    List<DecisionListStore.LaterTopic> topicsForCorrection(Viewer viewer, MeetingId meeting) {
        viewer.must(Act.WRITE_LINES);
        var list = found(viewer.board(), meeting);
        return store.laterTopics(list.board(), list.day());
    }

    // Sending round.

    /// Sends a list round: a next version, which the members read from now on. The first sending gives the list its number and
    /// its lines their labels; from then on a line can only lapse.
    @Transactional
    public void circulate(Command command, MeetingId meeting, @Nullable LocalDate respondBy) {
        command.must(Act.CIRCULATE_LISTS);
        if (!store.lock(meeting)) {
            found(command.board(), meeting);
            throw new Refused("list.empty");
        }
        var list = found(command.board(), meeting);
        list.maySendRound(respondBy, today.date());
        var now = now();
        var fresh = release(command, list, now);
        var working = working(found(command.board(), meeting));
        if (working.lines().isEmpty()) {
            throw new Refused("list.empty");
        }
        refuseGaps(command.by(), working.lines());
        refuseHiddenNames(command.by(), working);
        var reached = fresh.isEmpty() ? working.lines().stream().filter(Line::unsent).toList() : fresh;
        lines.send(meeting);
        if (list.isCirculated() && working.unsent().isEmpty()) {
            if (reached.isEmpty()) {
                throw new Refused("list.nothing-changed");
            }
            // Only what is limited is new: it reaches whom it is shared with, and the members' list tells nothing of it.
            timeline.record(command, LineHappening.CIRCULATED, reached.getFirst().id().value(), "Rondgezonden aan wie het mag lezen.");
            return;
        }
        store.endRounds(meeting, now);
        var version = store.keep(working.list(), working.members(), today.date(), now, command.person());
        store.keep(working.list(), working.internal(), today.date(), now, command.person());
        store.circulate(list, version, respondBy, today.date(), now, command.person());
        timeline.about(subject(list));
        timeline.record(command, LineHappening.CIRCULATED, subject(list).id(), "Lijst rondgezonden, versie " + version + ".");
    }

    /// Gives what is new its label and its readers. Answers which lines that were.
    private List<Line> release(Command command, DecisionList list, Instant now) {
        if (list.number() == null) {
            store.giveNumber(list.meeting(), list.board(), list.day().getYear());
        }
        var number = Objects.requireNonNull(found(list.board(), list.meeting()).number());
        var agenda = store.agenda(list.meeting());
        var inOrder = agenda.stream().flatMap(topic -> lines.ofMeeting(list.meeting()).stream().filter(line -> line.topic().equals(topic.id()))).toList();
        var limitedTopics = agenda.stream().filter(topic -> topic.confidentiality() == Confidentiality.LIMITED)
            .map(ListContent.AgendaTopic::id).collect(Collectors.toSet());
        // A line that was limited and no longer is leaves the series of limited lines, of which the members know nothing.
        var toLabel = inOrder.stream()
            .filter(line -> line.label() == null || (line.label().contains("/B") && !isLimited(line, limitedTopics)))
            .collect(Collectors.partitioningBy(line -> isLimited(line, limitedTopics), Collectors.mapping(Line::id, Collectors.toList())));
        store.giveLabels(list.meeting(), number, toLabel.get(false), toLabel.get(true));
        var fresh = inOrder.stream().filter(line -> line.released() == null).toList();
        store.release(fresh.stream().map(Line::id).toList(), now);
        fresh.forEach(line -> timeline.about(new Subject(Subject.Kind.LINE, line.id().value(), line.board(), true, line.confidentiality(),
                line.sharedWith())));
        return fresh;
    }

    private static boolean isLimited(Line line, Set<AgendaItemId> limitedTopics) {
        return line.confidentiality() == Confidentiality.LIMITED || limitedTopics.contains(line.topic());
    }

    // Adopting.

    /// Records that a later meeting adopted this list at its agenda point. It changes and freezes the old list, and writes a
    /// decision on the later one.
    @Transactional
    public void adopt(Command command, MeetingId meeting, AgendaItemId topicId, boolean withChanges) {
        command.must(Act.ADOPT_LISTS);
        found(command.board(), meeting).mustBeSentRound();
        var topic = store.adoptingTopic(topicId, meeting).orElseThrow(() -> new Refused("list.no-adopting-topic"));
        lockInOrder(meeting, topic.meeting());
        var list = found(command.board(), meeting);
        list.mustBeSentRound();
        if (topic.adopted()) {
            throw new Refused("list.adopting-list-stands");
        }
        if (topic.day().isAfter(today.date())) {
            throw new Refused("list.adopting-meeting-to-come");
        }
        refuseUnprocessed(list);
        var changes = store.whole(list.board(), () -> {
            var unsent = working(list).unsent();
            if (withChanges && unsent.isEmpty()) {
                throw new Refused("list.adopted-without-changes");
            }
            if (!withChanges && !unsent.isEmpty()) {
                throw new Refused("list.adopted-with-unsent-changes", listed(unsent));
            }
            var version = freeze(command, list, withChanges);
            store.endRounds(meeting, now());
            store.adopt(list, version, topicId, withChanges, topic.day(), now(), command.person());
            tell(command, topicId, list.adoptedSentence(unsent.size()));
            return unsent.size();
        });
        timeline.about(subject(list));
        timeline.record(command, LineHappening.ADOPTED, subject(list).id(), list.adoptedSentence(changes));
    }

    /// Puts a list to the table in writing: who says nothing until the date agrees.
    @Transactional
    public void openWrittenRound(Command command, MeetingId meeting, LocalDate until) {
        command.must(Act.ADOPT_LISTS);
        store.lock(meeting);
        var list = found(command.board(), meeting);
        list.mayGoInWriting(until, today.date());
        refuseUnsent(list);
        store.openRound(RandomId.fresh(), list, until, today.date(), now(), command.person());
        timeline.about(subject(list));
        timeline.record(command, LineHappening.WRITTEN_ROUND_OPENED, subject(list).id(), "Schriftelijke vaststelling gevraagd.");
    }

    /// A party objects. The first objection ends the round and returns the list to the meeting.
    @Transactional
    public void object(Command command, MeetingId meeting, PartyId party, String text) {
        command.must(Act.OBJECT_TO_LISTS);
        if (!store.answersFor(command.person(), command.board(), today.date()).containsKey(party)) {
            throw new Missing();
        }
        if (text.isBlank()) {
            throw new Refused("list.objection-without-text").at("bezwaar");
        }
        if (text.length() > LONGEST_OBJECTION) {
            throw new Refused("list.objection-too-long").at("bezwaar");
        }
        store.lockRounds(meeting);
        var list = found(command.board(), meeting);
        var round = list.objectable(party, today.date());
        store.object(round.id(), list.board(), party, command.person(), text.strip(), today.date(), now());
        store.endRounds(meeting, now());
        timeline.record(command, LineHappening.OBJECTED, subject(list).id(), "Bezwaar tegen schriftelijke vaststelling.");
    }

    /// Records that nobody objected in time: silence agrees.
    @Transactional
    public void adoptInWriting(Command command, MeetingId meeting) {
        command.must(Act.ADOPT_LISTS);
        store.lock(meeting);
        store.lockRounds(meeting);
        var list = found(command.board(), meeting);
        var round = list.silentlyAgreed(today.date());
        refuseUnprocessed(list);
        refuseUnsent(list);
        store.whole(list.board(), () -> {
            var version = freeze(command, list, false);
            store.endRounds(meeting, now());
            store.adopt(list, version, null, false, round.until(), now(), command.person());
            return version;
        });
        timeline.about(subject(list));
        timeline.record(command, LineHappening.ADOPTED, subject(list).id(), "Lijst schriftelijk vastgesteld, zonder bezwaar.");
    }

    /// Fixes the version that is adopted: what was sent round, or that with the changes the meeting made to it.
    private int freeze(Command command, DecisionList list, boolean withChanges) {
        var sent = store.lastVersion(list.meeting(), Variant.MEMBERS).orElseThrow();
        var version = sent.number();
        if (withChanges) {
            release(command, list, now());
        }
        var working = working(list);
        if (withChanges) {
            refuseGaps(command.by(), working.lines());
            refuseHiddenNames(command.by(), working);
            version = store.keep(list, working.members(), today.date(), now(), command.person());
        }
        lines.send(list.meeting());
        // The secretariat's own variant may have moved where the members see nothing; what stands is what stands now.
        var internal = working.internal();
        var kept = store.lastVersion(list.meeting(), Variant.INTERNAL);
        if (kept.isEmpty() || !internal.since(kept.get().content()).isEmpty()) {
            store.keep(list, internal, today.date(), now(), command.person());
        }
        return version;
    }

    /// Writes what the later meeting decided on its own list.
    private void tell(Command command, AgendaItemId topicId, String sentence) {
        var topic = topics.find(topicId).orElseThrow(Missing::new);
        var said = new Line.Said(LineKind.DECISION, sentence, List.of(), null, false, null, false, null);
        write(command, topic, said, null);
    }

    private Line write(Command command, TopicStore.Topic topic, Line.Said said, @Nullable Line corrects) {
        var shared = corrects == null || corrects.sharedWith().isEmpty() ? topic.sharedWith() : corrects.sharedWith();
        var line = new Line(LineId.fresh(), topic.board(), topic.meeting(), topic.meetingDay(), topic.id(),
                lines.nextSequence(topic.meeting(), topic.board()), lines.lastPosition(topic.id()) + 1, said.kind(), said.text(),
                said.parties(), names.on(topic.board(), topic.meetingDay()).mask(said.parties()), said.dueOn(), said.dueMeeting(),
                said.goesToOn(), said.goesToNext(), null, said.dossier(), null, null, null, corrects == null ? null : corrects.id(),
                corrects == null ? topic.confidentiality() : corrects.confidentiality().narrower(topic.confidentiality()), shared, null,
                null, false, false, 1, List.of());
        lines.insert(line, command.person(), now());
        lines.remember(line.id(), line.board(), 0, null, command, now(), false);
        timeline.about(Lines.subject(line));
        return line;
    }

    /// Corrects an adopted line: a new line on a later list that names the old one. The old one stands as it was adopted.
    @Transactional
    public LineId correct(Command command, LineId adopted, AgendaItemId topicId, Line.Said said) {
        command.must(Act.WRITE_LINES);
        var old = lines.find(adopted).orElseThrow(Missing::new);
        if (!old.adopted()) {
            throw new Refused("line.not-adopted");
        }
        var meeting = topics.find(topicId).orElseThrow(Missing::new).meeting();
        store.lock(meeting);
        var topic = topics.find(topicId).orElseThrow(Missing::new);
        if (topic.adopted()) {
            throw new Refused("list.adopted");
        }
        if (!topic.meetingDay().isAfter(old.meetingDay())) {
            throw new Refused("line.corrected-on-a-later-list").at("onderwerp");
        }
        var line = write(command, topic, Lines.withHidden(said, old), old);
        timeline.record(command, LineHappening.WRITTEN, line.id().value(), "Correctie van een vastgestelde regel geschreven.");
        return line.id();
    }

    /// A topic under which lines stand stays on its agenda: a line is never lost with its topic.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void keepTopicOfLines(AgendaItemRemoved topic) {
        if (store.hasLines(topic.item())) {
            throw new Refused("agenda.topic-has-lines");
        }
    }

    // What they share.

    private DecisionList found(BoardId board, MeetingId meeting) {
        return store.find(meeting).filter(list -> list.board().equals(board)).orElseThrow(Missing::new);
    }

    private Working working(DecisionList list) {
        var agenda = store.agenda(list.meeting());
        var all = lines.ofMeeting(list.meeting());
        var known = agenda.stream().map(ListContent.AgendaTopic::id).toList();
        var here = all.stream().filter(line -> known.contains(line.topic())).toList();
        var corrected = store.labels(here.stream().map(Line::corrects).filter(Objects::nonNull).toList());
        return new Working(list, here,
                ListContent.of(Variant.INTERNAL, list.boardName(), list.day(), list.number(), agenda, here, corrected),
                ListContent.of(Variant.MEMBERS, list.boardName(), list.day(), list.number(), agenda, here, corrected),
                list.isCirculated() ? store.lastVersion(list.meeting(), Variant.MEMBERS) : Optional.empty());
    }

    /// Two lists are locked in one order, so that two people never wait for each other.
    private void lockInOrder(MeetingId one, MeetingId other) {
        boolean first = one.value().compareTo(other.value()) < 0;
        store.lock(first ? one : other);
        store.lock(first ? other : one);
        store.lockRounds(one);
    }

    private static List<Line> open(List<Line> lines) {
        return lines.stream().filter(line -> !line.lapsed() && !line.gaps().isEmpty()).toList();
    }

    /// Refuses while a gap is open, and says where; who may not read a limited line learns only that something is missing.
    private static void refuseGaps(Viewer viewer, List<Line> lines) {
        var open = open(lines);
        if (open.isEmpty()) {
            return;
        }
        var known = open.stream()
            .filter(line -> viewer.may(Act.WRITE_LINES) || line.confidentiality() != Confidentiality.LIMITED)
            .map(line -> "\"" + ListContent.shortened(line.text()) + "\" ("
                    + line.gaps().stream().map(Gap::dutch).collect(Collectors.joining(", ")) + ")")
            .collect(Collectors.joining("; "));
        throw known.isEmpty() ? new Refused("list.open-gaps-somewhere") : new Refused("list.open-gaps", known);
    }

    /// Refuses the members' variant while a name of a party that it hides stands anywhere in it: in a text, a title, a figure, or
    /// as the owner of another line. Who hides parties reads which name and where; who may not know them reads only that.
    private void refuseHiddenNames(Viewer viewer, Working working) {
        var shown = working.members().entries().stream().map(ListContent.Entry::id).collect(Collectors.toSet());
        var hidden = new LinkedHashSet<PartyId>();
        working.lines().stream().filter(line -> shown.contains(line.id().value())).forEach(line -> hidden.addAll(Lines.hidden(line)));
        if (hidden.isEmpty()) {
            return;
        }
        var secret = names.everKnown(working.list().board(), hidden).and(names.on(working.list().board(), working.list().day()));
        for (var words : working.members().words()) {
            secret.firstNameIn(words.text(), hidden).ifPresent(name -> {
                throw viewer.may(Act.HIDE_PARTIES)
                        ? new Refused("list.names-hidden-party", words.where(), name)
                        : new Refused("list.names-some-hidden-party");
            });
        }
        inPapers(viewer, working.list(), Confidentiality.BOARD, secret, hidden).ifPresent(found -> {
            throw viewer.may(Act.HIDE_PARTIES) ? found : new Refused("list.names-some-hidden-party");
        });
    }

    /// Also comments that the chair who records it may not read.
    private void refuseUnprocessed(DecisionList list) {
        store.whole(list.board(), () -> {
            found(list.board(), list.meeting()).mustBeProcessed();
            return list;
        });
    }

    /// The first paper of the meeting that names one of these parties, of those that the readers of a variant can open.
    Optional<Refused> inPapers(Viewer viewer, DecisionList list, Confidentiality atMost, BoardNames secret, Set<PartyId> hidden) {
        return papers.textsOf(viewer, list.meeting(), atMost).stream()
            .flatMap(paper -> secret.firstNameIn(paper.title() + " " + paper.fileName() + " " + paper.text(), hidden)
                .map(name -> new Refused("list.paper-names-hidden-party", paper.title(), name)).stream())
            .findFirst();
    }

    private void refuseUnsent(DecisionList list) {
        var unsent = store.whole(list.board(), () -> working(list).unsent());
        if (!unsent.isEmpty()) {
            throw new Refused("list.adopted-with-unsent-changes", listed(unsent));
        }
    }

    private static String listed(List<ListContent.Change> changes) {
        return changes.stream()
            .map(change -> "\"" + ListContent.shortened(change.text()) + "\" (" + change.what().dutch() + ")")
            .collect(Collectors.joining("; "));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What happened to a list is known to everyone at the table: only lists that were sent round have a history.
    static Subject subject(DecisionList list) {
        return Subject.open(Subject.Kind.LIST, list.meeting().value() + "/lijst", list.board());
    }
}
