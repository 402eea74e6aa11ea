package nl.regietafel.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import nl.regietafel.meeting.AgendaItemId;
import nl.regietafel.meeting.MeetingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of papers, their versions and their content.
@Repository
@Transactional(readOnly = true)
class PaperStore {

    /// In so many bytes content goes in and out; ten of these at once are nothing.
    static final int PIECE = 256 << 10;

    /// In so many characters text is indexed: PostgreSQL keeps no more words than this in one row.
    private static final int PART = 200_000;

    private static final String PAPERS = """
            select paper.id, paper.board_id, paper.agenda_item_id, item.title as topic, item.confidentiality as topic_confidentiality,
                   item.shared_with as topic_shared, item.meeting_id, meeting.on_day as meeting_day,
                   paper.dossier_id, dossier.name as dossier, paper.title, paper.confidentiality, paper.shared_with,
                   paper.withdrawn_at is not null as withdrawn, paper.version,
                   latest.number, latest.file_name, latest.kind, latest.size, latest.sha256, latest.reading, person.name as added_by,
                   latest.added_at, latest.on_day
              from paper.paper
              join paper.paper_version as latest on latest.paper_id = paper.id
                   and latest.number = (select max(of.number) from paper.paper_version as of where of.paper_id = paper.id)
              join directory.person on person.id = latest.added_by
              left join meeting.agenda_item as item on item.id = paper.agenda_item_id
              left join meeting.meeting on meeting.id = item.meeting_id
              left join meeting.section on section.id = item.section_id
              left join dossier.dossier on dossier.id = paper.dossier_id
             where paper.board_id = :board and (paper.agenda_item_id is null or item.id is not null)
            """;

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Paper> find(BoardId board, PaperId id) {
        return jdbc.sql(PAPERS + " and paper.id = :id")
            .param("board", board.value()).param("id", id.value())
            .query(PaperStore::paper).optional();
    }

    @Transactional
    Optional<Paper> lock(BoardId board, PaperId id) {
        return jdbc.sql(PAPERS + " and paper.id = :id for update of paper")
            .param("board", board.value()).param("id", id.value())
            .query(PaperStore::paper).optional();
    }

    /// The papers at one topic, withdrawn ones too as far as the viewer still reads them.
    List<Paper> ofTopic(BoardId board, AgendaItemId topic) {
        return jdbc.sql(PAPERS + " and paper.agenda_item_id = :topic order by paper.added_at, paper.id")
            .param("board", board.value()).param("topic", topic.value())
            .query(PaperStore::paper).list();
    }

    /// The papers at a topic, on whatever board: for who hears of it while it changes.
    List<Paper> ofTopicAnywhere(AgendaItemId topic) {
        return jdbc.sql(PAPERS.replace("paper.board_id = :board and ", "") + " and paper.agenda_item_id = :topic")
            .param("topic", topic.value())
            .query(PaperStore::paper).list();
    }

    /// The papers of a meeting in the order of its agenda.
    List<Paper> ofMeeting(BoardId board, MeetingId meeting) {
        return jdbc.sql(PAPERS + """
                   and item.meeting_id = :meeting and item.removed_at is null and paper.withdrawn_at is null
                 order by section.position nulls first, item.position, item.id, paper.added_at, paper.id
                """)
            .param("board", board.value()).param("meeting", meeting.value())
            .query(PaperStore::paper).list();
    }

    /// The papers in a dossier and those at topics about it, the newest first.
    List<Paper> ofDossier(BoardId board, DossierId dossier) {
        return jdbc.sql(PAPERS + """
                   and (paper.dossier_id = :dossier or item.dossier_id = :dossier and item.removed_at is null) and paper.withdrawn_at is null
                 order by coalesce(meeting.on_day, latest.on_day) desc, paper.added_at desc, paper.id
                """)
            .param("board", board.value()).param("dossier", dossier.value())
            .query(PaperStore::paper).list();
    }

    /// The papers that lie in the dossier itself, withdrawn ones too as far as the viewer still reads them.
    List<Paper> inDossier(BoardId board, DossierId dossier) {
        return jdbc.sql(PAPERS + " and paper.dossier_id = :dossier order by paper.added_at desc, paper.id")
            .param("board", board.value()).param("dossier", dossier.value())
            .query(PaperStore::paper).list();
    }

    /// All versions of a paper, the latest first.
    List<PaperVersion> versions(BoardId board, PaperId id) {
        return jdbc.sql("""
                select version.number, version.file_name, version.kind, version.size, version.sha256, version.reading, person.name as added_by,
                       version.added_at, version.on_day
                  from paper.paper_version as version
                  join directory.person on person.id = version.added_by
                 where version.board_id = :board and version.paper_id = :id
                 order by version.number desc
                """)
            .param("board", board.value()).param("id", id.value())
            .query((row, _) -> version(row)).list();
    }

    /// One piece of the content of a version.
    Optional<byte[]> piece(BoardId board, PaperId id, int number, int position) {
        return jdbc.sql("select content from paper.piece where board_id = :board and paper_id = :id and number = :number and position = :position")
            .param("board", board.value()).param("id", id.value()).param("number", number).param("position", position)
            .query(byte[].class).optional();
    }

    /// The latest version of a paper is searched, with its title and the name of its file.
    List<FoundPaper> search(BoardId board, String words, int most) {
        return jdbc.sql("""
                with asked as (
                    select websearch_to_tsquery('dutch', :words) as words
                ), found as (
                    select part.paper_id, max(ts_rank_cd(part.words, asked.words)) as rank, min(part.position) as position
                      from asked
                      join paper.part on part.words @@ asked.words
                     where part.board_id = :board
                       and part.number = (select max(of.number) from paper.paper_version as of where of.paper_id = part.paper_id)
                     group by part.paper_id
                )
                select fits.*, found.rank as rank_of_text, title.rank as rank_of_title,
                       case when found.position is null then ''
                            else ts_headline('dutch', part.text, asked.words, 'StartSel=\u0002, StopSel=\u0003, MaxWords=24, MinWords=12, MaxFragments=1') end as excerpt
                  from (
                """ + PAPERS + """
                         and paper.withdrawn_at is null and item.removed_at is null
                       ) as fits
                 cross join asked
                  left join found on found.paper_id = fits.id
                  left join paper.part as part on part.paper_id = fits.id and part.number = fits.number and part.position = found.position
                 cross join lateral (
                    select ts_rank_cd(to_tsvector('dutch', fits.title || ' ' || translate(fits.file_name, '._-', '   ')), asked.words) as rank) as title
                 where found.paper_id is not null
                    or to_tsvector('dutch', fits.title || ' ' || translate(fits.file_name, '._-', '   ')) @@ asked.words
                 order by coalesce(found.rank, 0) + 2 * title.rank desc, fits.added_at desc, fits.id
                 limit :most
                """)
            .param("board", board.value()).param("words", words).param("most", most)
            .query((row, number) -> new FoundPaper(paper(row, number), row.getString("excerpt"),
                    row.getDouble("rank_of_text") + 2 * row.getDouble("rank_of_title")))
            .list();
    }

    /// The texts of all versions of the papers of a meeting that are known at most this far.
    List<PaperText> texts(BoardId board, MeetingId meeting, Confidentiality atMost) {
        return jdbc.sql("""
                select paper.id, paper.agenda_item_id, paper.title, version.number, version.file_name, version.reading,
                       coalesce((select string_agg(part.text, '' order by part.position)
                                   from paper.part
                                  where part.paper_id = paper.id and part.number = version.number), '') as text
                  from paper.paper
                  join meeting.agenda_item as item on item.id = paper.agenda_item_id
                  join paper.paper_version as version on version.paper_id = paper.id
                 where paper.board_id = :board and item.meeting_id = :meeting and item.removed_at is null and paper.withdrawn_at is null
                   and paper.confidentiality = any (:known) and item.confidentiality = any (:known)
                 order by item.position, paper.added_at, paper.id, version.number
                """)
            .param("board", board.value()).param("meeting", meeting.value())
            .param("known", Stream.of(Confidentiality.values()).filter(each -> each.compareTo(atMost) <= 0).map(Enum::name).toArray(String[]::new))
            .query((row, _) -> new PaperText(new PaperId(row.getString("id")), new AgendaItemId(row.getString("agenda_item_id")), row.getInt("number"),
                    row.getString("title"), row.getString("file_name"), row.getString("text"), row.getString("reading").equals("READ")))
            .list();
    }

    @Transactional
    void insert(PaperId id, BoardId board, PaperPlace place, String title, Paper.Readers readers, Instant at) {
        jdbc.sql("""
                insert into paper.paper (id, board_id, agenda_item_id, dossier_id, title, confidentiality, shared_with, added_at)
                values (:id, :board, :topic, :dossier, :title, :confidentiality, :shared, :at)
                """)
            .param("id", id.value()).param("board", board.value())
            .param("topic", place instanceof PaperPlace.AtTopic at_ ? at_.topic().value() : null)
            .param("dossier", place instanceof PaperPlace.InDossier in ? in.dossier().value() : null)
            .param("title", title).param("confidentiality", readers.confidentiality().name()).param("shared", ids(readers.sharedWith()))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    /// Keeps a version with its content and its text, a piece at a time.
    @Transactional
    void insertVersion(PaperId id, BoardId board, int number, ArrivedFile file, PersonId by, Instant at, LocalDate day) {
        jdbc.sql("""
                insert into paper.paper_version (paper_id, number, board_id, file_name, kind, size, sha256, reading, added_by, added_at, on_day)
                values (:id, :number, :board, :name, :kind, :size, :sha256, :reading, :by, :at, :day)
                """)
            .param("id", id.value()).param("number", number).param("board", board.value()).param("name", file.name())
            .param("kind", file.kind().name()).param("size", file.size()).param("sha256", file.sha256()).param("reading", file.reading().name())
            .param("by", by.value()).param("at", at.atOffset(ZoneOffset.UTC)).param("day", day)
            .update();
        try (var in = Files.newInputStream(file.content())) {
            var position = 0;
            for (byte[] piece; (piece = in.readNBytes(PIECE)).length > 0; position++) {
                jdbc.sql("insert into paper.piece (paper_id, number, position, board_id, content) values (:id, :number, :position, :board, :content)")
                    .param("id", id.value()).param("number", number).param("position", position).param("board", board.value()).param("content", piece)
                    .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = file.text();
        for (int position = 0, from = 0; from < text.length(); position++) {
            var to = end(text, from);
            jdbc.sql("insert into paper.part (paper_id, number, position, board_id, text) values (:id, :number, :position, :board, :text)")
                .param("id", id.value()).param("number", number).param("position", position).param("board", board.value())
                .param("text", text.substring(from, to))
                .update();
            from = to;
        }
    }

    /// Where a part ends: between two words, when there are words.
    private static int end(String text, int from) {
        if (text.length() - from <= PART) {
            return text.length();
        }
        var space = text.lastIndexOf('\n', from + PART);
        space = space > from + PART / 2 ? space : text.lastIndexOf(' ', from + PART);
        var to = space > from + PART / 2 ? space : from + PART;
        return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    @Transactional
    void rename(PaperId id, String title) {
        jdbc.sql("update paper.paper set title = :title, version = version + 1 where id = :id")
            .param("id", id.value()).param("title", title).update();
    }

    @Transactional
    void restrict(PaperId id, Confidentiality confidentiality, Set<PartyId> sharedWith) {
        jdbc.sql("update paper.paper set confidentiality = :confidentiality, shared_with = :shared, version = version + 1 where id = :id")
            .param("id", id.value()).param("confidentiality", confidentiality.name()).param("shared", ids(sharedWith)).update();
    }

    @Transactional
    void replaced(PaperId id) {
        jdbc.sql("update paper.paper set version = version + 1 where id = :id").param("id", id.value()).update();
    }

    @Transactional
    void withdraw(PaperId id, @Nullable PersonId by, @Nullable Instant at) {
        jdbc.sql("update paper.paper set withdrawn_by = :by, withdrawn_at = :at, version = version + 1 where id = :id")
            .param("id", id.value()).param("by", by == null ? null : by.value()).param("at", at == null ? null : at.atOffset(ZoneOffset.UTC)).update();
    }

    private static String[] ids(Set<PartyId> parties) {
        return parties.stream().map(PartyId::value).sorted().toArray(String[]::new);
    }

    private static Paper paper(ResultSet row, int number) throws SQLException {
        if (Confidentiality.valueOf(row.getString("confidentiality")) == Confidentiality.LIMITED) {
            LimitedReadings.saw("stuk", row.getString("id"), new BoardId(row.getString("board_id")));
        }
        var topic = row.getString("agenda_item_id");
        var place = topic == null ? new PaperPlace.InDossier(new DossierId(row.getString("dossier_id")), row.getString("dossier"))
                : new PaperPlace.AtTopic(new AgendaItemId(topic), row.getString("topic"), new MeetingId(row.getString("meeting_id")),
                        row.getObject("meeting_day", LocalDate.class), Confidentiality.valueOf(row.getString("topic_confidentiality")),
                        parties(row, "topic_shared"));
        return new Paper(new PaperId(row.getString("id")), new BoardId(row.getString("board_id")), place, row.getString("title"),
                Confidentiality.valueOf(row.getString("confidentiality")),
                parties(row, "shared_with"),
                row.getBoolean("withdrawn"), row.getInt("version"), version(row));
    }

    private static Set<PartyId> parties(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).map(PartyId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static PaperVersion version(ResultSet row) throws SQLException {
        return new PaperVersion(row.getInt("number"), row.getString("file_name"), PaperKind.valueOf(row.getString("kind")), row.getLong("size"),
                row.getString("sha256"), PaperVersion.Reading.valueOf(row.getString("reading")), row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(), row.getObject("on_day", LocalDate.class));
    }
}
