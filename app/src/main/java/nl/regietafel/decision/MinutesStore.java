package nl.regietafel.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.LimitedReadings;
import nl.regietafel.directory.Viewer;
import nl.regietafel.meeting.AgendaItem;
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import nl.regietafel.web.DutchDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the minutes screen shows, in five queries.
@Repository
@Transactional(readOnly = true)
class MinutesStore {

    private static final int EARLIER = 4;

    private final JdbcClient jdbc;
    private final LineStore lines;

    MinutesStore(JdbcClient jdbc, LineStore lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    private record TopicRow(AgendaItemId id, String title, AgendaItem.Kind kind, AgendaItem.@Nullable Purpose purpose, @Nullable Integer minutes,
                            @Nullable String bringer, @Nullable String dossierId, @Nullable String dossier, @Nullable String adopts,
                            boolean limited, int lines, LocalDate day, @Nullable LocalTime startsAt, boolean stands, @Nullable String note,
                            int noteVersion, @Nullable String lastKind, @Nullable String attendance, List<String> remarks) {}

    private static TopicRow seen(Viewer viewer, TopicRow topic) {
        if (topic.limited()) {
            LimitedReadings.saw("onderwerp", topic.id().value(), viewer.board());
        }
        return topic;
    }

    Optional<MinutesPage> page(Viewer viewer, MeetingId meeting, @Nullable AgendaItemId wanted, LocalDate today) {
        var rows = jdbc.sql("""
                select item.id, item.title, item.kind, item.purpose, item.minutes, bringer.name as bringer, item.dossier_id,
                       dossier.name as dossier, item.adopts_id, item.confidentiality = 'LIMITED' as limited,
                       (select count(*) from decision.line where agenda_item_id = item.id and removed_at is null) as lines,
                       meeting.on_day, meeting.starts_at,
                       exists (select from decision.adoption where meeting_id = meeting.id) as stands,
                       note.text as note, coalesce(note.version, 0) as note_version,
                       (select kind from decision.line where meeting_id = meeting.id and removed_at is null
                         order by sequence desc limit 1) as last_kind,
                       (select count(*) filter (where state in ('PRESENT', 'REPLACED')) || ' van ' || count(*) filter (where state <> 'GUEST')
                          from meeting.attendance where meeting_id = meeting.id having count(*) > 0) as attendance,
                       array(select case attendance.state when 'GUEST' then 'Gast: ' || attendance.name
                                                          when 'REPLACED' then party.name || ' vervangen door ' || attendance.name
                                                          when 'EXCUSED' then party.name || ' afwezig met bericht'
                                                          else party.name || ' afwezig' end
                               from meeting.attendance left join directory.party on party.id = attendance.party_id
                              where meeting_id = meeting.id and state <> 'PRESENT'
                              order by attendance.position) as remarks
                  from meeting.meeting
                  join meeting.agenda_item as item on item.meeting_id = meeting.id and item.removed_at is null
                  left join meeting.section on section.id = item.section_id
                  left join directory.party as bringer on bringer.id = item.bringer_id
                  left join dossier.dossier on dossier.id = item.dossier_id
                  left join decision.private_note as note on note.agenda_item_id = item.id and note.person_id = :person
                 where meeting.id = :meeting
                 order by section.position nulls first, item.position
                """)
            .param("meeting", meeting.value()).param("person", viewer.person().value())
            .query((row, _) -> seen(viewer, new TopicRow(new AgendaItemId(row.getString("id")), row.getString("title"),
                    AgendaItem.Kind.valueOf(row.getString("kind")),
                    row.getString("purpose") == null ? null : AgendaItem.Purpose.valueOf(row.getString("purpose")),
                    row.getObject("minutes", Integer.class), row.getString("bringer"), row.getString("dossier_id"), row.getString("dossier"),
                    row.getString("adopts_id"), row.getBoolean("limited"), row.getInt("lines"), row.getObject("on_day", LocalDate.class),
                    row.getObject("starts_at", LocalTime.class), row.getBoolean("stands"), row.getString("note"), row.getInt("note_version"),
                    row.getString("last_kind"), row.getString("attendance"), List.of((String[]) row.getArray("remarks").getArray()))))
            .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var current = wanted == null ? rows.getFirst()
                : rows.stream().filter(row -> row.id().equals(wanted)).findFirst().orElse(null);
        if (current == null) {
            return Optional.empty();
        }
        var topics = topics(rows, current);
        int at = rows.indexOf(current);
        var said = lines.ofTopicAndBefore(current.id(), EARLIER);
        return Optional.of(new MinutesPage(meeting, current.day(), current.attendance(), current.remarks(), topics, topics.get(at),
                at > 0 ? topics.get(at - 1) : null, at + 1 < topics.size() ? topics.get(at + 1) : null,
                said.stream().filter(line -> line.topic().equals(current.id())).map(line -> LineRow.of(line, today)).toList(),
                said.stream().filter(line -> !line.topic().equals(current.id())).map(line -> LineRow.of(line, today)).toList(),
                current.note() == null ? "" : current.note(), current.noteVersion(), current.stands(),
                current.lastKind() == null ? LineKind.ANNOUNCEMENT : LineKind.valueOf(current.lastKind())));
    }

    private static List<MinutesPage.Topic> topics(List<TopicRow> rows, TopicRow current) {
        var topics = new ArrayList<MinutesPage.Topic>();
        var clock = rows.getFirst().startsAt();
        for (var row : rows) {
            var until = clock == null || row.minutes() == null ? null : clock.plusMinutes(row.minutes());
            topics.add(new MinutesPage.Topic(row.id(), topics.size() + 1, row.title(), row.kind(),
                    row.purpose() == null ? null : row.purpose().dutch(), row.minutes(), row.bringer(),
                    until == null ? null : DutchDates.range(clock, until), row.dossier(),
                    row.dossierId() == null ? null : "/dossiers/" + row.dossierId(),
                    row.adopts() == null ? null : new MeetingId(row.adopts()), row.limited(), row.lines(), row.equals(current)));
            clock = until == null ? clock : until;
        }
        return topics;
    }

    /// The days to which `>` can send something.
    List<LocalDate> laterMeetings(Viewer viewer, LocalDate after) {
        return jdbc.sql("""
                select on_day from meeting.meeting
                 where board_id = :board and on_day > :after and cancelled_at is null
                 order by on_day limit 6
                """)
            .param("board", viewer.board().value()).param("after", after)
            .query(LocalDate.class).list();
    }

    /// Who last touched a line, for who finds another text than expected.
    record Change(String byName, Instant at) {}

    Optional<Change> lastChange(LineId line) {
        return jdbc.sql("""
                select person.name as by_name, revision.at
                  from decision.line_revision as revision
                  join directory.person on person.id = revision.by_person
                 where revision.line_id = :line
                 order by revision.version desc
                 limit 1
                """)
            .param("line", line.value())
            .query((row, _) -> new Change(row.getString("by_name"), row.getObject("at", OffsetDateTime.class).toInstant()))
            .optional();
    }

    record Note(String text, int version) {}

    Note note(Viewer viewer, AgendaItemId topic) {
        return jdbc.sql("select text, version from decision.private_note where person_id = :person and agenda_item_id = :topic")
            .param("person", viewer.person().value()).param("topic", topic.value())
            .query(Note.class).optional().orElse(new Note("", 0));
    }

    /// Keeps a person's own note on a topic: false when it was changed elsewhere since.
    @Transactional
    boolean keepNote(Viewer viewer, AgendaItemId topic, int version, String text) {
        return version == 0
                ? jdbc.sql("""
                        insert into decision.private_note (person_id, agenda_item_id, board_id, text)
                        values (:person, :topic, :board, :text) on conflict do nothing
                        """)
                    .param("person", viewer.person().value()).param("topic", topic.value()).param("board", viewer.board().value())
                    .param("text", text).update() == 1
                : jdbc.sql("""
                        update decision.private_note set text = :text, version = version + 1
                         where person_id = :person and agenda_item_id = :topic and version = :version
                        """)
                    .param("person", viewer.person().value()).param("topic", topic.value()).param("version", version)
                    .param("text", text).update() == 1;
    }
}
