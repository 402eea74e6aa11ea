package nl.regietafel.importing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.regietafel.decision.Gap;
import nl.regietafel.decision.Line;
import nl.regietafel.decision.Lines;
import nl.regietafel.decision.Minutes;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.Directory;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.Meeting;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.meeting.Topic;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Reading in a list that was kept elsewhere (inlezen): sent in, corrected by a person, and then made a meeting with
/// its topics and lines in one transaction.
@Service
public class Imports {

    /// The name of what was pasted instead of sent as a file.
    static final String PASTED = "Geplakte lijst";

    /// Where one sees how far the reading is of what was sent together.
    static final String TOGETHER = "/inlezen#nakijken";

    private static final int LONGEST_NAME = 120;
    private static final int MOST_AT_ONCE = 20;
    private static final Pattern ANNOUNCEMENTS = Pattern.compile("(?i)(opening en )?mededelingen\\b.*");
    private static final Pattern ANY_OTHER_BUSINESS = Pattern.compile("(?i)(rondvraag|w\\.?v\\.?t\\.?t\\.?k)\\b.*");
    private static final Pattern NEXT_MEETING =
            Pattern.compile("(?i)((datum )?volgende (vergadering|overleg|bijeenkomst|keer))\\b.*");

    private final ImportStore store;
    private final ReadingRoom room;
    private final TransactionTemplate transactions;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Lines lines;
    private final Minutes minutes;
    private final Directory directory;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    Imports(ImportStore store, ReadingRoom room, TransactionTemplate transactions, Meetings meetings, Agendas agendas,
            Lines lines, Minutes minutes, Directory directory, Timeline timeline, Clock clock, Today today) {
        this.store = store;
        this.room = room;
        this.transactions = transactions;
        this.meetings = meetings;
        this.agendas = agendas;
        this.lines = lines;
        this.minutes = minutes;
        this.directory = directory;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    @Transactional(readOnly = true)
    List<ImportStore.Waiting> waiting(Viewer viewer) {
        viewer.must(Act.READ_IN);
        return store.waiting(viewer.board());
    }

    @Transactional(readOnly = true)
    ImportFile find(Viewer viewer, ImportFileId id) {
        viewer.must(Act.READ_IN);
        return store.find(viewer.board(), id).orElseThrow(Missing::new);
    }

    /// The file as it was sent, for who may look through it.
    @Transactional(readOnly = true)
    byte[] content(Viewer viewer, ImportFileId id) {
        viewer.must(Act.READ_IN);
        return store.content(viewer.board(), id).orElseThrow(Missing::new);
    }

    /// A page of it as a picture; asks nothing of the database.
    byte[] page(byte[] content, int number) {
        return room.draw(content, number);
    }

    /// What the table knows on the day of this list.
    @Transactional(readOnly = true)
    Known known(Viewer viewer, Proposal proposal) {
        var day = proposal.date() == null ? today.date() : proposal.date();
        return new Known(minutes.names(viewer, day), directory.names(viewer.board(), day), day,
                meetings.next(viewer, day).map(Meeting::onDay).orElse(null),
                meetings.all(viewer).stream().filter(meeting -> !meeting.isCancelled()).map(Meeting::onDay)
                .collect(Collectors.toSet()));
    }

    /// Reads a list and keeps it for review. What cannot be read is refused, and nothing of it is stored. While a file is
    /// read no connection to the database is held.
    public ImportFileId upload(Command command, String name, byte[] content) {
        command.must(Act.READ_IN);
        var called = called(name);
        var proposal = proposal(content, called);
        return Objects.requireNonNull(transactions.execute(_ -> keep(command, called, content, proposal)));
    }

    private static String called(String name) {
        var bare = name.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return bare.isEmpty() ? PASTED : bare.length() > LONGEST_NAME ? bare.substring(0, LONGEST_NAME) : bare;
    }

    private Proposal proposal(byte[] content, String called) {
        var proposal = Proposal.of(room.read(content, called));
        if (proposal.entries().isEmpty() && proposal.rest().isEmpty()) {
            throw new Refused("importing.empty");
        }
        return proposal;
    }

    /// A file among others that were sent at once.
    record Sent(String name, byte[] content) {}

    /// Keeps several files that were sent at once, to be read one after the other ([ReadingQueue]). Each becomes a list of
    /// its own to look through; one that cannot be read says so and stops no other.
    @Transactional
    void receive(Command command, List<Sent> files) {
        command.must(Act.READ_IN);
        if (files.size() > MOST_AT_ONCE) {
            throw new Refused("importing.too-many-files", MOST_AT_ONCE);
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var id = ImportFileId.fresh();
            var tooBig = file.content().length > FileText.MOST_BYTES;
            store.insertUnread(id, command.board(), called(file.name()), tooBig ? new byte[0] : file.content(),
                    tooBig ? new Refused("importing.too-big").sentence() : null, command.person(), at);
            timeline.about(new Subject(Subject.Kind.IMPORT, id.value(), command.board(), false, Confidentiality.BOARD,
                    Set.of()));
            // the first carries the key of the form: with it the whole is done, or nothing
            timeline.record(i == 0 ? command.answering(TOGETHER) : new Command(command.by(), command.key() + "." + i,
                    TOGETHER), ImportHappening.UPLOADED, id.value(), "Lijst opgestuurd om in te lezen.");
        }
    }

    @Transactional(readOnly = true)
    Optional<ImportStore.Unread> unread(Viewer viewer) {
        viewer.must(Act.READ_IN);
        return store.unread(viewer.board());
    }

    /// Reads one of those, or keeps why that cannot be done.
    void read(Viewer viewer, ImportStore.Unread file) {
        viewer.must(Act.READ_IN);
        try {
            store.wasRead(file.id(), proposal(file.content(), file.name()));
        } catch (Refused refused) {
            store.wasRefused(file.id(), refused.sentence());
        }
    }

    private ImportFileId keep(Command command, String called, byte[] content, Proposal proposal) {
        var id = ImportFileId.fresh();
        store.insert(id, command.board(), called, content, proposal, command.person(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        timeline.about(new Subject(Subject.Kind.IMPORT, id.value(), command.board(), false, Confidentiality.BOARD,
                Set.of()));
        timeline.record(command.answering(address(id)), ImportHappening.UPLOADED, id.value(),
                "Lijst opgestuurd om in te lezen.");
        return id;
    }

    ImportFileId paste(Command command, String text) {
        return upload(command, PASTED, text.getBytes(StandardCharsets.UTF_8));
    }

    @Transactional
    void correct(Command command, ImportFileId id, int number, int version, String typed, int topic) {
        change(command, id, "Regel " + number + " verbeterd.", proposal ->
                proposal.corrected(number, version, typed, topic,
                known(command.by(), proposal)));
    }

    @Transactional
    void answer(Command command, ImportFileId id, int number, int version, Answer answer) {
        change(command, id, "Vraag bij regel " + number + " beantwoord.", proposal ->
                proposal.answered(number, version, answer,
                known(command.by(), proposal)));
    }

    /// Gives a party another name: the one that stands in the list. From then on every list is read with it.
    @Transactional
    void nameParty(Command command, ImportFileId id, int number, PartyId partyId) {
        command.must(Act.READ_IN);
        var proposal = find(command.by(), id).waiting().proposal();
        var unknown = known(command.by(), proposal).unknown(proposal.entry(number));
        if (unknown.isEmpty()) {
            throw new Refused("importing.nothing-asked");
        }
        var party = directory.party(command.board(), partyId);
        var names = new ArrayList<>(party.otherNames());
        names.add(unknown.getFirst());
        directory.rename(command, partyId, party.version(), party.name(), names);
    }

    @Transactional
    void takeLeftover(Command command, ImportFileId id, int version, int leftover) {
        var file = locked(command, id);
        refuseStale(file, version);
        change(command, id, "Overgebleven tekst is toch een regel.", proposal -> proposal.taking(leftover));
    }

    @Transactional
    void nameTopics(Command command, ImportFileId id, int version, List<String> titles) {
        var file = locked(command, id);
        refuseStale(file, version);
        change(command, id, "Onderwerpen verbeterd.", proposal -> proposal.titled(titles));
    }

    /// Puts a list away that is not read in after all. It can be taken back.
    @Transactional
    void putAway(Command command, ImportFileId id) {
        var file = locked(command, id);
        file = file.read() ? file.waiting() : file;
        store.putAway(file.id(), clock.instant());
        timeline.record(command, ImportHappening.PUT_AWAY, id.value(), "Lijst niet ingelezen.");
    }

    @Transactional
    void takeBack(Command command, ImportFileId id) {
        var file = locked(command, id);
        if (!file.dropped()) {
            throw new Refused("importing.nothing-asked");
        }
        store.takeBack(id);
        timeline.record(command, ImportHappening.TAKEN_BACK, id.value(), "Lijst teruggezet om in te lezen.");
    }

    /// The meeting of this day to which the list could be added: one without a list yet.
    @Transactional(readOnly = true)
    Optional<Meeting> free(Viewer viewer, LocalDate day) {
        return meetings.onDay(viewer, day).filter(meeting -> !hasList(viewer, meeting));
    }

    /// Makes the meeting, its topics and its lines, all or nothing.
    ///
    /// @param version what was on the screen: what someone corrected since is looked at first
    /// @param join    add the list to the meeting of that day, when it has none yet
    @Transactional
    public MeetingId readIn(Command command, ImportFileId id, int version, LocalDate day, boolean join) {
        command.must(Act.READ_IN);
        var file = locked(command, id).waiting();
        refuseStale(file, version);
        var taken = file.proposal().taken();
        if (taken.isEmpty()) {
            throw new Refused("importing.no-lines");
        }
        var meeting = meeting(command, day, join);
        var known = known(command.by(), file.proposal());
        var topics = topics(command, meeting, file.proposal());
        var places = file.proposal().places();
        var kept = new ArrayList<Lines.Kept>();
        for (var entry : taken) {
            var whole = entry.partOf() == null ? null : places.get(entry.partOf());
            kept.add(new Lines.Kept(topics.get(entry.topic()), said(entry, known), whole != null && whole < kept.size()
                    ? whole : null,
                    without(entry)));
        }
        lines.takeOver(command, meeting.id(), kept);
        store.became(id, meeting.id());
        timeline.record(command.answering("/vergaderingen/" + meeting.id() + "/lijst"), ImportHappening.READ_IN,
                meeting.id().value(),
                "Lijst ingelezen: " + (kept.size() == 1 ? "1 regel" : kept.size() + " regels") + ".");
        return meeting.id();
    }

    private Meeting meeting(Command command, LocalDate day, boolean join) {
        var there = meetings.onDay(command.by(), day);
        if (there.isEmpty()) {
            return meetings.takeOver(command, day);
        }
        if (hasList(command.by(), there.get())) {
            throw new Refused("importing.list-exists", DutchDates.full(day)).at("datum");
        }
        if (!join) {
            throw new Refused("importing.meeting-exists", DutchDates.full(day)).at("datum");
        }
        return there.get();
    }

    private boolean hasList(Viewer viewer, Meeting meeting) {
        return meetings.agenda(viewer, meeting.id()).stream()
                .anyMatch(item -> !lines.ofTopic(viewer, item.id()).isEmpty());
    }

    /// The topics in order; one that the agenda already has is not made again.
    private List<AgendaItemId> topics(Command command, Meeting meeting, Proposal proposal) {
        var there = meetings.agenda(command.by(), meeting.id());
        var all = new ArrayList<AgendaItemId>();
        for (var topic : proposal.topics()) {
            var same = there.stream().filter(item -> item.title().equalsIgnoreCase(topic.title().strip())
                    && !all.contains(item.id())).findFirst();
            all.add(same.isPresent() ? same.get().id()
                    : agendas.takeOver(command, meeting.id(), List.of(topic(command.by(), meeting, topic))).getFirst());
        }
        return all;
    }

    private Topic topic(Viewer viewer, Meeting meeting, Proposal.Topic topic) {
        var title = topic.title().isBlank() ? "Zonder onderwerp" : topic.title().strip();
        var plain = Topic.of(title);
        var adopted = topic.adopts() == null ? null
                : meetings.onDay(viewer, topic.adopts()).filter(other -> other.onDay().isBefore(meeting.onDay()))
                .map(Meeting::id).orElse(null);
        return new Topic(plain.title(), kind(topic), plain.purpose(), plain.minutes(), plain.bringer(), plain.dossier(),
                adopted,
                plain.confidentiality(), plain.sharedWith());
    }

    static AgendaItem.Kind kind(Proposal.Topic topic) {
        var title = topic.title().strip();
        return topic.adopts() != null ? AgendaItem.Kind.ADOPTION
                : ANNOUNCEMENTS.matcher(title).matches() ? AgendaItem.Kind.ANNOUNCEMENTS
                : ANY_OTHER_BUSINESS.matcher(title).matches() ? AgendaItem.Kind.ANY_OTHER_BUSINESS
                : NEXT_MEETING.matcher(title).matches() ? AgendaItem.Kind.NEXT_MEETING
                : AgendaItem.Kind.REGULAR;
    }

    /// Names that nobody settled stay behind the sentence as they were written.
    private static Line.Said said(Proposal.Entry entry, Known known) {
        var behind = new ArrayList<>(known.unknown(entry));
        var dossier = entry.dossier() == null ? null : known.names().dossier(entry.dossier());
        if (entry.dossier() != null && dossier == null) {
            behind.add(entry.dossier());
        }
        try {
            return new Line.Said(entry.kind(), Known.with(entry.text(), behind), known.parties(entry), entry.due(),
                    entry.dueNext(), entry.goesTo(), entry.goesToNext(),
                    dossier == null ? null : dossier.dossier());
        } catch (Refused refused) {
            throw new Refused("importing.line-refused", entry.number(), refused.sentence());
        }
    }

    private static Set<Gap> without(Proposal.Entry entry) {
        var gaps = EnumSet.noneOf(Gap.class);
        for (var doubt : entry.settled()) {
            switch (doubt) {
                case WHO -> gaps.add(Gap.WHO);
                case WHEN -> gaps.add(Gap.WHEN);
                case WHICH_MEETING -> gaps.add(Gap.WHICH_MEETING);
                case KIND, UNKNOWN_NAME, SEVERAL_OWNERS, NO_MEETING -> { }
            }
        }
        return gaps;
    }

    private void change(Command command, ImportFileId id, String what, UnaryOperator<Proposal> work) {
        var file = locked(command, id).waiting();
        store.update(id, work.apply(file.proposal()));
        timeline.record(command, ImportHappening.CORRECTED, id.value(), what);
    }

    private ImportFile locked(Command command, ImportFileId id) {
        command.must(Act.READ_IN);
        return store.lock(command.board(), id).orElseThrow(Missing::new);
    }

    private static void refuseStale(ImportFile file, int version) {
        if (file.version() != version) {
            throw new Conflict(file);
        }
    }

    static String address(ImportFileId id) {
        return "/inlezen/" + id;
    }
}
