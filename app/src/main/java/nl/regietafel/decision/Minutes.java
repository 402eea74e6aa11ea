package nl.regietafel.decision;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.Conflict;
import nl.regietafel.web.DutchDates;
import nl.regietafel.web.Missing;
import nl.regietafel.web.PersonalData;
import nl.regietafel.web.Refused;
import nl.regietafel.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writing the list while people talk (notuleren): what the one-line entry means at this meeting, which names it knows, and
/// the writer's own notes. The lines themselves are written through {@link Lines}.
@Service
public class Minutes {

    /// The rule that asks to look once more at what seems to be personal data.
    static final String LOOKS_PERSONAL = "line.looks-personal";

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");

    private final MinutesStore store;
    private final TopicStore topics;
    private final BoardNamesStore names;
    private final Today today;

    Minutes(MinutesStore store, TopicStore topics, BoardNamesStore names, Today today) {
        this.store = store;
        this.topics = topics;
        this.names = names;
        this.today = today;
    }

    /// What was understood of a line while it is typed, in words for the cells under the field.
    ///
    /// @param offers  dates in running text: offered, never set
    /// @param warnings what looks like personal data, which has no place here
    public record Understood(String kind, String kindWord, String who, String whoLabel, String when, String whenLabel, String distance,
                             String goesTo, String goesToLabel, String dossier, @Nullable String newDossier, List<EntryLine.Token> tokens,
                             List<String> offers, List<String> warnings) {}

    @Transactional(readOnly = true)
    public Understood understand(Viewer viewer, AgendaItemId topicId, String typed, LineKind last) {
        viewer.must(Act.WRITE_LINES);
        var topic = topics.find(topicId).orElseThrow(Missing::new);
        var known = names.on(topic.board(), topic.meetingDay());
        var entry = EntryLine.read(typed, last, known, topic.meetingDay(), known.nextMeeting());
        var who = String.join(" · ", entry.parties().stream()
            .map(party -> party.personName() == null ? party.name() : party.name() + ", " + party.personName()).toList());
        return new Understood(entry.kind().code(), entry.kind().label(), who, entry.kind().who().label(), words(entry.due()),
                entry.kind().when().label(), entry.due() == null || entry.due().date() == null ? ""
                        : DutchDates.distance(entry.due().date(), today.date()),
                goesTo(viewer, topic.meetingDay(), entry.goesTo()), LineKind.agendaLabel(),
                entry.dossier() == null ? "" : entry.dossier().name(), EntryLine.newDossier(typed, entry.tokens()), entry.tokens(),
                entry.tokens().stream().filter(token -> token.status() == EntryLine.Status.OFFERED).map(EntryLine.Token::label)
                    .filter(Objects::nonNull).toList(),
                PersonalData.warnings(typed));
    }

    /// Asks to look once more at a text that seems to hold personal data; who has seen that may go on.
    static void mustBeSeen(String typed, boolean seen) {
        var warnings = seen ? List.<String>of() : PersonalData.warnings(typed);
        if (!warnings.isEmpty()) {
            throw new Refused(LOOKS_PERSONAL, String.join(" ", warnings)).at("tekst");
        }
    }

    /// What a line says once it is entered: one for each line of a pasted text.
    @Transactional(readOnly = true)
    public List<Line.Said> said(Viewer viewer, AgendaItemId topicId, String typed, LineKind last) {
        viewer.must(Act.WRITE_LINES);
        var topic = topics.find(topicId).orElseThrow(Missing::new);
        var known = names.on(topic.board(), topic.meetingDay());
        var pieces = typed.strip().contains("\n") ? EntryLine.split(typed) : List.of(typed);
        if (pieces.isEmpty()) {
            throw new Refused("line.empty").at("tekst");
        }
        return pieces.stream().map(piece -> EntryLine.read(piece, last, known, topic.meetingDay(), known.nextMeeting()).said()).toList();
    }

    /// The names that mean something at the table on a day, for who reads or types the entry line.
    @Transactional(readOnly = true)
    public Names names(Viewer viewer, LocalDate day) {
        viewer.must(Act.WRITE_LINES);
        return names.on(viewer.board(), day);
    }

    /// A line as it would be typed, to change it in its place.
    @Transactional(readOnly = true)
    public String typed(Viewer viewer, Line line) {
        return typed(viewer, line, names.on(line.board(), line.meetingDay()));
    }

    /// The same for another list: each date with its year, so that it is the same day there.
    @Transactional(readOnly = true)
    String typedElsewhere(Viewer viewer, Line line) {
        viewer.must(Act.WRITE_LINES);
        var noDateIsNear = line.meetingDay().plusYears(100);
        return EntryLine.of(line).typed(names.on(line.board(), line.meetingDay()), noDateIsNear, null);
    }

    /// The same with the names of the board, where they were looked up before.
    @Transactional(readOnly = true)
    String typed(Viewer viewer, Line line, BoardNames known) {
        viewer.must(Act.WRITE_LINES);
        return EntryLine.of(line).typed(known, line.meetingDay(), known.nextMeeting());
    }

    /// A name that can follow `@`, `#`, `>` or `!`, for the completion list. The browser keeps them, so that completing works
    /// without a connection.
    public record Completion(String mark, String insert, String label, String hint, List<String> names) {}

    @Transactional(readOnly = true)
    public List<Completion> completions(Viewer viewer, MeetingId meeting) {
        viewer.must(Act.WRITE_LINES);
        var day = store.page(viewer, meeting, null, today.date()).orElseThrow(Missing::new).day();
        var known = names.on(viewer.board(), day);
        var parties = known.parties().stream().flatMap(party -> Stream.concat(
                Stream.of(new Completion("@", BoardNames.shown(party), BoardNames.shown(party), "", party.names())),
                party.people().stream().map(person -> new Completion("@", person.name(), person.name(), BoardNames.shown(party),
                        List.of(person.name())))));
        var groups = Stream.of(LineParty.Group.values())
            .map(group -> new Completion("@", group.dutch(), group.dutch(), "ieder voor zich", List.of(group.dutch())));
        var lines = names.linesByDossier(viewer.board());
        var dossiers = known.dossiers().stream().map(dossier -> new Completion("#", dossier.shortName(), dossier.name(),
                lines.getOrDefault(dossier.id(), 0) == 1 ? "1 regel" : lines.getOrDefault(dossier.id(), 0) + " regels", dossier.names()));
        var later = store.laterMeetings(viewer, day).stream().map(on -> new Completion(">", on.getDayOfMonth() + "-" + on.getMonthValue(),
                DutchDates.inLine(on, today.date()), DutchDates.distance(on, today.date()), List.of(DutchDates.full(on))));
        var next = Stream.of(new Completion(">", "verg", "volgende vergadering", "", List.of("volgende vergadering", "verg")),
                new Completion("!", "verg", "volgende vergadering", "", List.of("volgende vergadering", "verg")));
        return Stream.of(parties, groups, dossiers, next, later).flatMap(each -> each).toList();
    }

    /// Keeps the writer's own note on a topic. It is nobody else's business, so the timeline does not hear of it.
    @Transactional
    public void keepNote(Viewer viewer, AgendaItemId topicId, int version, String text) {
        viewer.must(Act.KEEP_PRIVATE_NOTES);
        topics.find(topicId).orElseThrow(Missing::new);
        if (text.length() > 10_000) {
            throw new Refused("note.too-long").at("notitie");
        }
        if (!store.keepNote(viewer, topicId, version, text)) {
            throw new Conflict(store.note(viewer, topicId));
        }
    }

    /// What stands in a place that someone else changed meanwhile: the text as it would be typed, its version, by whom and when.
    public record Now(String tekst, String soort, int versie, String door, String wanneer) {}

    @Transactional(readOnly = true)
    public Now now(Viewer viewer, Object current) {
        return switch (current) {
            case Line line -> {
                var last = store.lastChange(line.id());
                yield new Now(typed(viewer, line), line.kind().code(), line.version(), last.map(MinutesStore.Change::byName).orElse("een ander"),
                        last.map(change -> DutchDates.time(LocalTime.ofInstant(change.at(), DUTCH))).orElse(""));
            }
            case MinutesStore.Note note -> new Now(note.text(), "", note.version(), "u", "");
            default -> throw new IllegalArgumentException("Not a thing of the minutes: " + current.getClass());
        };
    }

    private String words(@Nullable Moment moment) {
        if (moment == null) {
            return "";
        }
        return moment.date() == null ? "volgende vergadering" : DutchDates.inLine(moment.date());
    }

    private String goesTo(Viewer viewer, LocalDate day, @Nullable Moment moment) {
        if (moment == null) {
            return "";
        }
        if (moment.date() == null) {
            return "volgende vergadering · nog niet gepland";
        }
        var planned = store.laterMeetings(viewer, day).contains(moment.date());
        return DutchDates.inLine(moment.date()) + (planned ? "" : " · geen vergadering op die dag");
    }
}
