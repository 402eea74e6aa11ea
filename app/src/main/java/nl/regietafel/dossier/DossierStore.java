package nl.regietafel.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.BoardId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of dossiers.
@Repository
@Transactional(readOnly = true)
class DossierStore {

    private static final String DOSSIERS = """
            select dossier.id, dossier.board_id, dossier.name, dossier.short_name, dossier.version,
                   array(select other.name
                           from dossier.dossier_name as other
                          where other.dossier_id = dossier.id
                          order by lower(other.name)) as other_names
              from dossier.dossier
            """;

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Dossier> find(BoardId board, DossierId id) {
        return jdbc.sql(DOSSIERS + " where dossier.board_id = :board and dossier.id = :id")
            .param("board", board.value()).param("id", id.value())
            .query(DossierStore::dossier)
            .optional();
    }

    List<Dossier> all(BoardId board) {
        return jdbc.sql(DOSSIERS + " where dossier.board_id = :board order by lower(dossier.name), dossier.id")
            .param("board", board.value())
            .query(DossierStore::dossier)
            .list();
    }

    @Transactional
    Optional<Dossier> lock(BoardId board, DossierId id) {
        return jdbc.sql(DOSSIERS + " where dossier.board_id = :board and dossier.id = :id for update of dossier")
            .param("board", board.value()).param("id", id.value())
            .query(DossierStore::dossier)
            .optional();
    }

    /// Whether another dossier of the board has this short name, capitals aside.
    boolean isTaken(Dossier dossier) {
        return jdbc.sql("""
                select exists (select
                                 from dossier.dossier
                                where board_id = :board and lower(short_name) = lower(:shortName) and id <> :id)
                """)
            .param("board", dossier.board().value()).param("shortName", dossier.shortName()).param("id", dossier.id().value())
            .query(Boolean.class)
            .single();
    }

    @Transactional
    void insert(Dossier dossier, Instant now) {
        jdbc.sql("""
                insert into dossier.dossier (id, board_id, name, short_name, created_at)
                values (:id, :board, :name, :shortName, :now)
                """)
            .param("id", dossier.id().value()).param("board", dossier.board().value()).param("name", dossier.name())
            .param("shortName", dossier.shortName()).param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
    }

    @Transactional
    void update(Dossier dossier) {
        jdbc.sql("""
                update dossier.dossier
                   set name = :name, short_name = :shortName, version = :version
                 where id = :id
                """)
            .param("id", dossier.id().value()).param("name", dossier.name()).param("shortName", dossier.shortName())
            .param("version", dossier.version())
            .update();
    }

    @Transactional
    void insertName(Dossier dossier, String name) {
        jdbc.sql("insert into dossier.dossier_name (dossier_id, board_id, name) values (:id, :board, :name)")
            .param("id", dossier.id().value()).param("board", dossier.board().value()).param("name", name)
            .update();
    }

    @Transactional
    void deleteName(Dossier dossier, String name) {
        jdbc.sql("delete from dossier.dossier_name where dossier_id = :id and name = :name")
            .param("id", dossier.id().value()).param("name", name)
            .update();
    }

    private static Dossier dossier(ResultSet row, int number) throws SQLException {
        return new Dossier(new DossierId(row.getString("id")), new BoardId(row.getString("board_id")), row.getString("name"),
                row.getString("short_name"), List.of((String[]) row.getArray("other_names").getArray()), row.getInt("version"));
    }
}
