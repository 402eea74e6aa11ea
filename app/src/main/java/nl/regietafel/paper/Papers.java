package nl.regietafel.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Command;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.Role;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import nl.regietafel.dossier.Dossiers;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.AgendaItemRestricted;
import nl.regietafel.meeting.Agendas;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.meeting.Meetings;
import nl.regietafel.timeline.Subject;
import nl.regietafel.timeline.Timeline;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.Missing;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The papers (stukken) of topics and dossiers: laid on the table, replaced by a later version, withdrawn, and read by who may.
@Service
public class Papers {

    private final PaperStore store;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Dossiers dossiers;
    private final Timeline timeline;
    private final Clock clock;
    private final Today today;

    Papers(PaperStore store, Agendas agendas, Meetings meetings, Dossiers dossiers, Timeline timeline, Clock clock, Today today) {
        this.store = store;
        this.agendas = agendas;
        this.meetings = meetings;
        this.dossiers = dossiers;
        this.timeline = timeline;
        this.clock = clock;
        this.today = today;
    }

    /// Who may read a new paper: by default as far as its topic is known, and never the public by itself.
    public record Sharing(Confidentiality confidentiality, Set<PartyId> sharedWith) {

        public Sharing {
            sharedWith = confidentiality == Confidentiality.LIMITED ? Set.copyOf(sharedWith) : Set.of();
        }
    }

    @Transactional(readOnly = true)
    public Paper find(Viewer viewer, PaperId id) {
        viewer.must(Act.READ_PAPERS);
        return store.find(viewer.board(), id).orElseThrow(Missing::new);
    }

    /// All versions of a paper, the latest first: the earlier ones stay readable.
    @Transactional(readOnly = true)
    public List<PaperVersion> versions(Viewer viewer, PaperId id) {
        viewer.must(Act.READ_PAPERS);
        return store.versions(viewer.board(), id);
    }

    /// The papers of a meeting that this viewer may read, in the order of its agenda.
    @Transactional(readOnly = true)
    public List<Paper> ofMeeting(Viewer viewer, MeetingId meeting) {
        viewer.must(Act.READ_PAPERS);
        return store.ofMeeting(viewer.board(), meeting);
    }

    /// The papers at one topic that this viewer may read; for who keeps them also what was withdrawn.
    @Transactional(readOnly = true)
    public List<Paper> ofTopic(Viewer viewer, AgendaItemId topic) {
        viewer.must(Act.READ_PAPERS);
        return store.ofTopic(viewer.board(), topic);
    }

    /// Those of them that were not withdrawn.
    @Transactional(readOnly = true)
    public List<Paper> onTheTable(Viewer viewer, AgendaItemId topic) {
        return ofTopic(viewer, topic).stream().filter(paper -> !paper.withdrawn()).toList();
    }

    /// The papers in a dossier and at the topics about it that this viewer may read, the newest first.
    @Transactional(readOnly = true)
    public List<Paper> ofDossier(Viewer viewer, DossierId dossier) {
        viewer.must(Act.READ_PAPERS);
        return store.ofDossier(viewer.board(), dossier);
    }

    /// The papers of one place; for who keeps them also what was withdrawn.
    @Transactional(readOnly = true)
    List<Paper> at(Viewer viewer, PaperPlace place) {
        viewer.must(Act.READ_PAPERS);
        return switch (place) {
            case PaperPlace.AtTopic at -> store.ofTopic(viewer.board(), at.topic());
            case PaperPlace.InDossier in -> store.inDossier(viewer.board(), in.dossier());
        };
    }

    /// One piece of the content of a version; nothing once the reader may no longer read it, or behind its end.
    @Transactional(readOnly = true)
    public Optional<byte[]> piece(Viewer viewer, PaperId id, int number, int position) {
        viewer.must(Act.READ_PAPERS);
        return store.piece(viewer.board(), id, number, position);
    }

    /// Copies the content of the version that is read, a piece at a time; false when the reader may no longer read it.
    public boolean copy(Viewer viewer, Paper paper, OutputStream to) throws IOException {
        viewer.must(Act.READ_PAPERS);
        for (long at = 0, position = 0; at < paper.latest().size(); position++) {
            var piece = store.piece(viewer.board(), paper.id(), paper.latest().number(), (int) position);
            if (piece.isEmpty()) {
                return false;
            }
            to.write(piece.get());
            at += piece.get().length;
        }
        return true;
    }

    /// The place of papers at a topic that this viewer may see.
    @Transactional(readOnly = true)
    public PaperPlace place(Viewer viewer, AgendaItemId topic) {
        var item = agendas.item(viewer, topic).orElseThrow(Missing::new);
        var meeting = meetings.find(viewer, item.meeting()).orElseThrow(Missing::new);
        return new PaperPlace.AtTopic(topic, item.title(), meeting.id(), meeting.onDay(), item.confidentiality(), item.sharedWith());
    }

    @Transactional(readOnly = true)
    public PaperPlace place(Viewer viewer, DossierId dossier) {
        var found = dossiers.find(viewer, dossier).orElseThrow(Missing::new);
        return new PaperPlace.InDossier(dossier, found.name());
    }

    /// Which papers this reader finds for these words, the best first: in the title, the name of the file, or the text of the version that
    /// is read. Words are found in their other forms too; `"between quotes"` says literally, `-word` says without.
    @Transactional(readOnly = true)
    public List<FoundPaper> search(Viewer viewer, String words, int most) {
        viewer.must(Act.READ_PAPERS);
        return words.isBlank() ? List.of() : store.search(viewer.board(), words.replace("\0", ""), most);
    }

    /// The text of each version of the papers of a meeting, as far as they are known at most this far: what the public may read for
    /// PUBLIC, what the whole table may read for BOARD, all that this viewer may read for LIMITED. Withdrawn papers are not among them.
    @Transactional(readOnly = true)
    public List<PaperText> textsOf(Viewer viewer, MeetingId meeting, Confidentiality atMost) {
        viewer.must(Act.READ_PAPERS);
        return store.texts(viewer.board(), meeting, atMost);
    }

    /// What a new paper at this place begins with.
    static Sharing proposed(PaperPlace place) {
        return switch (place) {
            case PaperPlace.AtTopic at -> new Sharing(at.confidentiality().narrower(Confidentiality.BOARD), at.sharedWith());
            case PaperPlace.InDossier _ -> new Sharing(Confidentiality.BOARD, Set.of());
        };
    }

    /// Lays papers on the table, each with a record of its own: all, or none when one is refused.
    ///
    /// @param title what the paper is called, when there is one; else each is called as its file
    @Transactional
    public List<PaperId> add(Command command, PaperPlace place, List<ArrivedFile> files, String title, Sharing sharing) {
        command.must(Act.KEEP_PAPERS);
        if (files.isEmpty()) {
            throw new Refused("paper.no-file").at("bestand");
        }
        var readers = readers(command.by(), topic(command.by(), place), sharing);
        var added = new ArrayList<PaperId>();
        for (var file : files) {
            var called = Paper.checkedTitle(files.size() == 1 && !title.isBlank() ? title : file.title());
            var id = PaperId.fresh();
            store.insert(id, command.board(), place, called, readers, now());
            store.insertVersion(id, command.board(), 1, file, command.person(), now(), today.date());
            timeline.about(new Subject(Subject.Kind.PAPER, id.value(), command.board(), true, readers.confidentiality(), readers.sharedWith()));
            timeline.record(added.isEmpty() ? command : after(command, added.size()), PaperHappening.ADDED, id.value(), "Stuk toegevoegd: " + called + ".");
            added.add(id);
        }
        return added;
    }

    /// A later version takes the place of what is read; the earlier ones stay.
    @Transactional
    public void replace(Command command, PaperId id, int version, ArrivedFile file) {
        command.must(Act.KEEP_PAPERS);
        var paper = locked(command, id, version);
        mustBeOnTheTable(paper);
        if (paper.latest().sha256().equals(file.sha256())) {
            throw new Refused("paper.same-content").at("bestand");
        }
        var number = paper.latest().number() + 1;
        store.insertVersion(id, command.board(), number, file, command.person(), now(), today.date());
        store.replaced(id);
        timeline.record(command, PaperHappening.REPLACED, id.value(), "Versie " + number + " toegevoegd.");
    }

    @Transactional
    public void rename(Command command, PaperId id, int version, String title) {
        command.must(Act.KEEP_PAPERS);
        var paper = locked(command, id, version);
        var called = Paper.checkedTitle(title);
        store.rename(id, called);
        timeline.record(command, PaperHappening.RENAMED, id.value(), "Heet nu " + called + ", eerst " + paper.title() + ".");
    }

    /// Decides who may read a paper, all its versions. Never wider than its topic.
    @Transactional
    public void restrict(Command command, PaperId id, int version, Sharing sharing) {
        command.must(Act.KEEP_PAPERS);
        var paper = locked(command, id, version);
        var readers = readers(command.by(), topic(command.by(), paper.place()), sharing);
        store.restrict(id, readers.confidentiality(), readers.sharedWith());
        timeline.about(new Subject(Subject.Kind.PAPER, id.value(), command.board(), !paper.withdrawn(), readers.confidentiality(), readers.sharedWith()));
        timeline.record(command, PaperHappening.RESTRICTED, id.value(), "Vertrouwelijkheid is nu: " + readers.confidentiality().dutch() + ".");
    }

    /// Takes a paper from the table: readers find it no more. It can be put back.
    @Transactional
    public void withdraw(Command command, PaperId id) {
        command.must(Act.KEEP_PAPERS);
        var paper = locked(command, id);
        mustBeOnTheTable(paper);
        store.withdraw(id, command.person(), now());
        timeline.about(subject(paper, false));
        timeline.record(command, PaperHappening.WITHDRAWN, id.value(), "Stuk ingetrokken.");
    }

    @Transactional
    public void putBack(Command command, PaperId id) {
        command.must(Act.KEEP_PAPERS);
        var paper = locked(command, id);
        if (!paper.withdrawn()) {
            throw new Refused("paper.not-withdrawn");
        }
        store.withdraw(id, null, null);
        timeline.about(subject(paper, true));
        timeline.record(command, PaperHappening.PUT_BACK, id.value(), "Stuk teruggezet.");
    }

    /// A topic that fewer may know of takes its papers with it.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void narrow(AgendaItemRestricted topic) {
        for (var paper : store.ofTopicAnywhere(topic.item())) {
            var narrower = paper.confidentiality().narrower(topic.confidentiality());
            var shared = topic.confidentiality() != Confidentiality.LIMITED ? paper.sharedWith()
                    : paper.confidentiality() != Confidentiality.LIMITED ? topic.sharedWith()
                    : paper.sharedWith().stream().filter(topic.sharedWith()::contains).collect(Collectors.toUnmodifiableSet());
            if (narrower != paper.confidentiality() || !shared.equals(paper.sharedWith())) {
                store.restrict(paper.id(), narrower, shared);
                timeline.about(new Subject(Subject.Kind.PAPER, paper.id().value(), paper.board(), !paper.withdrawn(), narrower, shared));
            }
        }
    }

    private Paper.Readers readers(Viewer by, @Nullable AgendaItem topic, Sharing sharing) {
        return new Paper.Readers(sharing.confidentiality(), sharing.sharedWith(), topic == null ? null : topic.confidentiality(),
                topic == null ? Set.of() : topic.sharedWith(), by.roles().contains(Role.SECRETARY) ? null : by.parties()).checked();
    }

    private @Nullable AgendaItem topic(Viewer viewer, PaperPlace place) {
        return switch (place) {
            case PaperPlace.AtTopic at -> agendas.item(viewer, at.topic()).orElseThrow(Missing::new);
            case PaperPlace.InDossier _ -> null;
        };
    }

    private Paper locked(Command command, PaperId id) {
        return store.lock(command.board(), id).orElseThrow(Missing::new);
    }

    private Paper locked(Command command, PaperId id, int version) {
        var paper = locked(command, id);
        if (paper.version() != version) {
            throw new Conflict(paper);
        }
        return paper;
    }

    private static void mustBeOnTheTable(Paper paper) {
        if (paper.withdrawn()) {
            throw new Refused("paper.withdrawn");
        }
    }

    private static Subject subject(Paper paper, boolean released) {
        return new Subject(Subject.Kind.PAPER, paper.id().value(), paper.board(), released, paper.confidentiality(), paper.sharedWith());
    }

    /// Several papers come in one form: each is a command, with a key that follows from the first.
    private static Command after(Command command, int number) {
        var key = command.key().length() > 70 ? command.key().substring(0, 70) : command.key();
        return new Command(command.by(), key + ":" + (number + 1), command.answer());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
