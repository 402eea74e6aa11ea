package nl.regietafel.directory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of the settings: of the installation, and the names of a table.
@Repository
@Transactional(readOnly = true)
class InstallationStore {

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Installation find() {
        return jdbc.sql("select base_address, mail_host, mail_port, mail_sender, mail_user, version from directory.installation")
            .query((row, _) -> new Installation(row.getString("base_address"), row.getString("mail_host"), row.getInt("mail_port"),
                    row.getString("mail_sender"), row.getString("mail_user"), row.getInt("version")))
            .optional().orElse(Installation.FRESH);
    }

    /// Keeps settings in the place of those that were seen; false when another kept some meanwhile.
    @Transactional
    boolean put(Installation kept) {
        return jdbc.sql("""
                insert into directory.installation as one (base_address, mail_host, mail_port, mail_sender, mail_user)
                select :address, :host, :port, :sender, :user
                 where :seen = 0 or exists (select from directory.installation)
                on conflict (only_one) do update
                   set base_address = excluded.base_address, mail_host = excluded.mail_host, mail_port = excluded.mail_port,
                       mail_sender = excluded.mail_sender, mail_user = excluded.mail_user, version = one.version + 1
                 where one.version = :seen
                """)
            .param("address", kept.baseAddress()).param("host", kept.mailHost()).param("port", kept.mailPort())
            .param("sender", kept.mailSender()).param("user", kept.mailUser()).param("seen", kept.version())
            .update() == 1;
    }

    /// A table with the version of its names.
    record Named(Board board, int version) {}

    Named board(BoardId id) {
        return jdbc.sql("select id, name, short_name, version from directory.board where id = :id")
            .param("id", id.value())
            .query((row, _) -> new Named(new Board(id, row.getString("name"), row.getString("short_name")), row.getInt("version")))
            .single();
    }

    @Transactional
    boolean rename(Board board, int seen) {
        return jdbc.sql("update directory.board set name = :name, short_name = :short, version = version + 1 where id = :id and version = :seen")
            .param("name", board.name()).param("short", board.shortName()).param("id", board.id().value()).param("seen", seen)
            .update() == 1;
    }
}
