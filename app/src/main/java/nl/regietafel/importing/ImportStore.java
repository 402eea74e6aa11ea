package nl.regietafel.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.meeting.MeetingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
@Transactional(readOnly = true)
class ImportStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String FILES = """
            select file.id, file.board_id, file.name, coalesce(file.reading, '{"topics":[],"entries":[],"rest":[],"blocks":[]}')::text as reading,
                   file.reading is not null as is_read, person.name as uploaded_by,
                   file.uploaded_at, file.meeting_id, file.dropped_at is not null as dropped, file.version
              from importing.import_file as file
              join directory.person on person.id = file.uploaded_by
             where file.board_id = :board
            """;

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ImportFile> find(BoardId board, ImportFileId id) {
        return jdbc.sql(FILES + " and file.id = :id").param("board", board.value()).param("id", id.value())
                .query(ImportStore::file).optional();
    }

    Optional<byte[]> content(BoardId board, ImportFileId id) {
        return jdbc.sql("select content from importing.import_file where board_id = :board and id = :id")
                .param("board", board.value()).param("id", id.value()).query(byte[].class).optional();
    }

    /// The file, with nobody else changing it until this transaction ends.
    @Transactional
    Optional<ImportFile> lock(BoardId board, ImportFileId id) {
        return jdbc.sql(FILES + " and file.id = :id for update of file").param("board", board.value())
                .param("id", id.value())
            .query(ImportStore::file).optional();
    }

    /// @param read    it can be looked through
    /// @param refusal why it could not be read; neither read nor refused is still to be read
    record Waiting(ImportFileId id, String name, String uploadedBy, Instant uploadedAt, boolean dropped, boolean read,
                   @Nullable String refusal) {

        boolean unread() {
            return !read && refusal == null && !dropped;
        }
    }

    /// What has not become a meeting yet, newest first.
    List<Waiting> waiting(BoardId board) {
        return jdbc.sql("""
                select file.id, file.name, person.name as uploaded_by, file.uploaded_at,
                       file.dropped_at is not null as dropped, file.reading is not null as is_read, file.refusal
                  from importing.import_file as file
                  join directory.person on person.id = file.uploaded_by
                 where file.board_id = :board and file.meeting_id is null
                   and (file.dropped_at is null or file.reading is not null)
                 order by file.uploaded_at desc, file.name, file.id
                """)
            .param("board", board.value())
            .query((row, _) -> new Waiting(new ImportFileId(row.getString("id")), row.getString("name"),
            row.getString("uploaded_by"),
                    instant(row), row.getBoolean("dropped"), row.getBoolean("is_read"), row.getString("refusal")))
            .list();
    }

    @Transactional
    void insert(ImportFileId id, BoardId board, String name, byte[] content, Proposal proposal, PersonId by,
            Instant at) {
        jdbc.sql("""
                insert into importing.import_file (id, board_id, name, content, reading, uploaded_by, uploaded_at)
                values (:id, :board, :name, :content, :reading::jsonb, :by, :at)
                """)
            .param("id", id.value()).param("board", board.value()).param("name", name).param("content", content)
            .param("reading", JSON.writeValueAsString(proposal)).param("by", by.value())
            .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .update();
    }

    /// What was sent with others and is read after its sender has got an answer.
    ///
    /// @param refusal what was seen at once
    @Transactional
    void insertUnread(ImportFileId id, BoardId board, String name, byte[] content, @Nullable String refusal,
            PersonId by, Instant at) {
        jdbc.sql("""
                insert into importing.import_file (id, board_id, name, content, refusal, uploaded_by, uploaded_at)
                values (:id, :board, :name, :content, :refusal, :by, :at)
                """)
            .param("id", id.value()).param("board", board.value()).param("name", name).param("content", content)
            .param("refusal", refusal).param("by", by.value()).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .update();
    }

    record Unread(ImportFileId id, String name, byte[] content) {}

    Optional<Unread> unread(BoardId board) {
        return jdbc.sql("""
                select id, name, content
                  from importing.import_file
                 where board_id = :board and reading is null and refusal is null and dropped_at is null
                 order by uploaded_at, name, id
                 limit 1
                """)
            .param("board", board.value())
            .query((row, _) -> new Unread(new ImportFileId(row.getString("id")), row.getString("name"),
                    row.getBytes("content")))
            .optional();
    }

    @Transactional
    void wasRead(ImportFileId id, Proposal proposal) {
        jdbc.sql("""
                update importing.import_file set reading = :reading::jsonb
                 where id = :id and reading is null and refusal is null
                """)
            .param("id", id.value()).param("reading", JSON.writeValueAsString(proposal)).update();
    }

    /// What cannot be read is not kept: only its name, and why.
    @Transactional
    void wasRefused(ImportFileId id, String sentence) {
        jdbc.sql("""
                update importing.import_file set refusal = :sentence, content = ''
                 where id = :id and reading is null and refusal is null
                """)
            .param("id", id.value()).param("sentence", sentence).update();
    }

    @Transactional
    void update(ImportFileId id, Proposal proposal) {
        jdbc.sql("update importing.import_file set reading = :reading::jsonb, version = version + 1 where id = :id")
            .param("id", id.value()).param("reading", JSON.writeValueAsString(proposal)).update();
    }

    @Transactional
    void putAway(ImportFileId id, Instant at) {
        jdbc.sql("update importing.import_file set dropped_at = :at, version = version + 1 where id = :id")
            .param("id", id.value()).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).update();
    }

    @Transactional
    void takeBack(ImportFileId id) {
        jdbc.sql("update importing.import_file set dropped_at = null, version = version + 1 where id = :id")
                .param("id", id.value()).update();
    }

    @Transactional
    void became(ImportFileId id, MeetingId meeting) {
        jdbc.sql("update importing.import_file set meeting_id = :meeting, version = version + 1 where id = :id")
            .param("id", id.value()).param("meeting", meeting.value()).update();
    }

    private static ImportFile file(ResultSet row, int number) throws SQLException {
        var meeting = row.getString("meeting_id");
        return new ImportFile(new ImportFileId(row.getString("id")), new BoardId(row.getString("board_id")),
                row.getString("name"),
                JSON.readValue(row.getString("reading"), Proposal.class), row.getString("uploaded_by"), instant(row),
                meeting == null ? null : new MeetingId(meeting), row.getBoolean("dropped"),
                row.getBoolean("is_read"), row.getInt("version"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("uploaded_at", OffsetDateTime.class).toInstant();
    }
}
