package nl.regietafel.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.Confidentiality;
import nl.regietafel.directory.LimitedReadings;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of agendas: headings and topics.
@Repository
@Transactional(readOnly = true)
class AgendaStore {

    // Row level security leaves out what the viewer may not see before the rows are numbered.
    private static final String ITEMS = """
            select item.id, item.board_id, item.meeting_id, item.section_id, section.title as section_title,
                   row_number() over (partition by item.removed_at is null order by section.position nulls first, item.position, item.id) as number,
                   item.title, item.kind, item.purpose, item.minutes, item.bringer_id, bringer.name as bringer_name,
                   item.dossier_id, dossier.name as dossier_name, item.adopts_id, item.confidentiality, item.shared_with,
                   item.position, item.version, item.removed_at
              from meeting.agenda_item as item
              left join meeting.section on section.id = item.section_id
              left join directory.party as bringer on bringer.id = item.bringer_id
              left join dossier.dossier on dossier.id = item.dossier_id
             where item.board_id = :board
            """;

    private final JdbcClient jdbc;

    AgendaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AgendaItem> items(BoardId board, MeetingId meeting) {
        return jdbc.sql(ITEMS + " and item.meeting_id = :meeting and item.removed_at is null order by number")
            .param("board", board.value()).param("meeting", meeting.value())
            .query(AgendaStore::item)
            .list();
    }

    /// One topic, with its number among those of its meeting.
    Optional<AgendaItem> item(BoardId board, AgendaItemId id) {
        return jdbc.sql("select * from (" + ITEMS + """
                   and item.removed_at is null
                   and item.meeting_id = (select of.meeting_id from meeting.agenda_item as of where of.id = :id)) as numbered
                 where id = :id
                """)
            .param("board", board.value()).param("id", id.value())
            .query(AgendaStore::item)
            .optional();
    }

    /// The topics of a meeting in order, and those that were taken off its agenda, the last one first.
    record Topics(List<AgendaItem> onAgenda, List<AgendaItem> removed) {}

    Topics withRemoved(BoardId board, MeetingId meeting) {
        var topics = new Topics(new ArrayList<>(), new ArrayList<>());
        jdbc.sql(ITEMS + " and item.meeting_id = :meeting order by item.removed_at desc nulls first, number")
            .param("board", board.value()).param("meeting", meeting.value())
            .query(row -> {
                (row.getObject("removed_at") == null ? topics.onAgenda() : topics.removed()).add(item(row, 0));
            });
        return topics;
    }

    Optional<AgendaItem> removedItem(BoardId board, AgendaItemId id) {
        return jdbc.sql(ITEMS + " and item.id = :id and item.removed_at is not null")
            .param("board", board.value()).param("id", id.value())
            .query(AgendaStore::item)
            .optional();
    }

    /// A meeting with its headings, in one question.
    record Head(Meeting meeting, List<Section> sections) {}

    Optional<Head> head(BoardId board, MeetingId id) {
        var sections = new ArrayList<Section>();
        var meetings = jdbc.sql("""
                select meeting.id, meeting.board_id, meeting.on_day, meeting.starts_at, meeting.ends_at, meeting.place, meeting.online_url,
                       meeting.cancelled_by, meeting.cancelled_at, meeting.cancelled_why, meeting.version,
                       section.id as section_id, section.title as section_title, section.position as section_position, section.version as section_version
                  from meeting.meeting
                  left join meeting.section on section.meeting_id = meeting.id
                 where meeting.board_id = :board and meeting.id = :id
                 order by section.position, section.id
                """)
            .param("board", board.value()).param("id", id.value())
            .query((row, number) -> {
                if (row.getString("section_id") != null) {
                    sections.add(new Section(new SectionId(row.getString("section_id")), id, row.getString("section_title"),
                            row.getInt("section_position"), row.getInt("section_version")));
                }
                return MeetingStore.meeting(row, number);
            })
            .list();
        return meetings.isEmpty() ? Optional.empty() : Optional.of(new Head(meetings.getFirst(), sections));
    }

    List<Section> sections(BoardId board, MeetingId meeting) {
        return jdbc.sql("""
                select id, meeting_id, title, position, version
                  from meeting.section
                 where board_id = :board and meeting_id = :meeting
                 order by position, id
                """)
            .param("board", board.value()).param("meeting", meeting.value())
            .query(AgendaStore::section)
            .list();
    }

    Optional<Section> section(BoardId board, SectionId id) {
        return jdbc.sql("select id, meeting_id, title, position, version from meeting.section where board_id = :board and id = :id")
            .param("board", board.value()).param("id", id.value())
            .query(AgendaStore::section)
            .optional();
    }

    int lastPosition(MeetingId meeting, @Nullable SectionId section) {
        return jdbc.sql("""
                select coalesce(max(position), 0)
                  from meeting.agenda_item
                 where meeting_id = :meeting and section_id is not distinct from :section
                """)
            .param("meeting", meeting.value()).param("section", section == null ? null : section.value())
            .query(Integer.class)
            .single();
    }

    int lastSectionPosition(MeetingId meeting) {
        return jdbc.sql("select coalesce(max(position), 0) from meeting.section where meeting_id = :meeting")
            .param("meeting", meeting.value())
            .query(Integer.class)
            .single();
    }

    @Transactional
    void insert(AgendaItemId id, Meeting meeting, @Nullable SectionId section, int position, Topic topic) {
        of(jdbc.sql("""
                insert into meeting.agenda_item (id, meeting_id, board_id, section_id, position, title, kind, purpose, minutes,
                                                 bringer_id, dossier_id, adopts_id, confidentiality, shared_with)
                values (:id, :meeting, :board, :section, :position, :title, :kind, :purpose, :minutes,
                        :bringer, :dossier, :adopts, :confidentiality, :shared)
                """), topic)
            .param("id", id.value()).param("meeting", meeting.id().value()).param("board", meeting.board().value())
            .param("section", section == null ? null : section.value()).param("position", position)
            .update();
    }

    @Transactional
    void update(AgendaItemId id, @Nullable SectionId section, int position, Topic topic, int version) {
        of(jdbc.sql("""
                update meeting.agenda_item
                   set section_id = :section, position = :position, title = :title, kind = :kind, purpose = :purpose,
                       minutes = :minutes, bringer_id = :bringer, dossier_id = :dossier, adopts_id = :adopts,
                       confidentiality = :confidentiality, shared_with = :shared, version = :version
                 where id = :id
                """), topic)
            .param("id", id.value()).param("section", section == null ? null : section.value()).param("position", position)
            .param("version", version)
            .update();
    }

    @Transactional
    void place(Agenda.Place place) {
        jdbc.sql("update meeting.agenda_item set section_id = :section, position = :position where id = :id")
            .param("id", place.item().value()).param("section", place.section() == null ? null : place.section().value())
            .param("position", place.position())
            .update();
    }

    @Transactional
    void remove(AgendaItemId id, PersonId by, Instant at) {
        jdbc.sql("update meeting.agenda_item set removed_by = :by, removed_at = :at where id = :id")
            .param("id", id.value()).param("by", by.value()).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .update();
    }

    @Transactional
    void putBack(AgendaItemId id) {
        jdbc.sql("update meeting.agenda_item set removed_by = null, removed_at = null where id = :id")
            .param("id", id.value())
            .update();
    }

    @Transactional
    void insert(Section section, BoardId board) {
        jdbc.sql("insert into meeting.section (id, meeting_id, board_id, title, position) values (:id, :meeting, :board, :title, :position)")
            .param("id", section.id().value()).param("meeting", section.meeting().value()).param("board", board.value())
            .param("title", section.title()).param("position", section.position())
            .update();
    }

    @Transactional
    void rename(SectionId id, String title, int version) {
        jdbc.sql("update meeting.section set title = :title, version = :version where id = :id")
            .param("id", id.value()).param("title", title).param("version", version)
            .update();
    }

    @Transactional
    void place(SectionId id, int position) {
        jdbc.sql("update meeting.section set position = :position where id = :id")
            .param("id", id.value()).param("position", position)
            .update();
    }

    @Transactional
    void delete(SectionId id) {
        jdbc.sql("delete from meeting.section where id = :id").param("id", id.value()).update();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, Topic topic) {
        return statement
            .param("title", topic.title()).param("kind", topic.kind().name())
            .param("purpose", topic.purpose() == null ? null : topic.purpose().name()).param("minutes", topic.minutes())
            .param("bringer", topic.bringer() == null ? null : topic.bringer().value())
            .param("dossier", topic.dossier() == null ? null : topic.dossier().value())
            .param("adopts", topic.adopts() == null ? null : topic.adopts().value())
            .param("confidentiality", topic.confidentiality().name())
            .param("shared", topic.sharedWith().stream().map(PartyId::value).sorted().toArray(String[]::new));
    }

    private static AgendaItem item(ResultSet row, int rowNumber) throws SQLException {
        var section = row.getString("section_id");
        var purpose = row.getString("purpose");
        var bringer = row.getString("bringer_id");
        var dossier = row.getString("dossier_id");
        var adopts = row.getString("adopts_id");
        if (Confidentiality.valueOf(row.getString("confidentiality")) == Confidentiality.LIMITED) {
            LimitedReadings.saw("onderwerp", row.getString("id"), new BoardId(row.getString("board_id")));
        }
        return new AgendaItem(new AgendaItemId(row.getString("id")), new MeetingId(row.getString("meeting_id")),
                section == null ? null : new SectionId(section), row.getString("section_title"), row.getInt("number"),
                row.getString("title"), AgendaItem.Kind.valueOf(row.getString("kind")),
                purpose == null ? null : AgendaItem.Purpose.valueOf(purpose), row.getObject("minutes", Integer.class),
                bringer == null ? null : new PartyId(bringer), row.getString("bringer_name"),
                dossier == null ? null : new DossierId(dossier), row.getString("dossier_name"),
                adopts == null ? null : new MeetingId(adopts), Confidentiality.valueOf(row.getString("confidentiality")),
                parties((String[]) row.getArray("shared_with").getArray()), row.getInt("position"), row.getInt("version"));
    }

    private static Set<PartyId> parties(String[] ids) {
        return Stream.of(ids).map(PartyId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Section section(ResultSet row, int number) throws SQLException {
        return new Section(new SectionId(row.getString("id")), new MeetingId(row.getString("meeting_id")), row.getString("title"),
                row.getInt("position"), row.getInt("version"));
    }
}
