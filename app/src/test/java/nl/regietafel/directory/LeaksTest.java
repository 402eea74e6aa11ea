package nl.regietafel.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import nl.regietafel.Cast;
import nl.regietafel.RegietafelTest;
import nl.regietafel.web.RandomId;
import nl.regietafel.web.Today;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The five ways in which row level security leaks, each tried on the database the application really has.
@RegietafelTest
class LeaksTest {

    private static final String OURS = "('directory', 'timeline', 'dossier', 'meeting', 'decision', 'register', 'importing', 'paper')";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private Today today;

    @Test
    void every_view_reads_as_who_asks() {
        assertThat(jdbc.sql("""
                select c.relname
                  from pg_class as c
                  join pg_namespace as n on n.oid = c.relnamespace
                 where c.relkind = 'v'
                   and n.nspname in %s
                   and not coalesce(c.reloptions @> array['security_invoker=true'], false)
                """.formatted(OURS)).query(String.class).list()).isEmpty();
    }

    @Test
    void nothing_is_kept_in_materialised_views() {
        assertThat(jdbc.sql("select matviewname from pg_matviews where schemaname in " + OURS).query(String.class).list()).isEmpty();
    }

    @Test
    void every_table_with_content_is_guarded_also_against_its_owner() {
        assertThat(jdbc.sql("""
                select n.nspname || '.' || c.relname
                  from pg_class as c
                  join pg_namespace as n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and n.nspname in %s
                   and not (c.relrowsecurity and c.relforcerowsecurity)
                   and coalesce(obj_description(c.oid), '') not like 'open:%%'
                """.formatted(OURS)).query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("""
                select c.relname
                  from pg_class as c
                  join pg_namespace as n on n.oid = c.relnamespace
                 where n.nspname in %s
                   and c.relowner = (select oid from pg_roles where rolname = current_user)
                """.formatted(OURS)).query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user").query(Boolean.class).single()).isFalse();
    }

    @Test
    void every_rule_for_writing_says_what_may_be_written() {
        assertThat(jdbc.sql("""
                select schemaname || '.' || tablename || ' ' || policyname
                  from pg_policies
                 where schemaname in %s
                   and cmd in ('INSERT', 'UPDATE', 'ALL')
                   and with_check is null
                   and qual is null
                """.formatted(OURS)).query(String.class).list()).isEmpty();
    }

    @Test
    void functions_run_as_who_asks() {
        assertThat(jdbc.sql("""
                select p.proname
                  from pg_proc as p
                  join pg_namespace as n on n.oid = p.pronamespace
                 where n.nspname in %s and p.prosecdef
                """.formatted(OURS)).query(String.class).list()).isEmpty();
    }

    /// Everyone in turn over the one connection: who comes next is nobody until someone is named.
    @Test
    void a_connection_carries_no_viewer_to_whoever_uses_it_next() {
        var cast = new Cast(jdbc, sessions);
        var config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("one");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        try (var one = new HikariDataSource(config)) {
            var transaction = new TransactionTemplate(new ViewerTransactions(one, today));
            var over = JdbcClient.create((DataSource) one);

            String keeps = cast.as(cast.secretary, () -> transaction.execute(_ -> whoAmI(over)));
            var outside = whoAmI(over);
            String nobody = transaction.execute(_ -> whoAmI(over));
            assertThatThrownBy(() -> cast.as(cast.secretary, () -> transaction.execute(_ -> {
                throw new IllegalStateException("broken off");
            }))).isInstanceOf(IllegalStateException.class);
            String afterwards = transaction.execute(_ -> whoAmI(over));
            String reads = cast.as(cast.memberOfLisdonk, () -> transaction.execute(_ -> whoAmI(over)));

            assertThat(keeps).isEqualTo(cast.secretary.person() + " {" + cast.board + "} {" + cast.board + "}");
            assertThat(outside).isEqualTo("nobody {} {}");
            assertThat(nobody).isEqualTo("nobody {} {}");
            assertThat(afterwards).isEqualTo("nobody {} {}");
            assertThat(reads).isEqualTo(cast.memberOfLisdonk.person() + " {} {" + cast.board + "}");
        }
    }

    private static String whoAmI(JdbcClient over) {
        return over.sql("select coalesce(directory.me(), 'nobody') || ' ' || directory.keeps()::text || ' ' || directory.reads()::text")
            .query(String.class).single();
    }

    @Test
    void an_administrator_reads_no_content_and_a_stranger_nothing() {
        var cast = new Cast(jdbc, sessions);
        var meeting = RandomId.fresh();
        cast.as(cast.secretary, () -> transactions.execute(_ -> jdbc.sql("""
                insert into meeting.meeting (id, board_id, on_day) values (:id, :board, :day)
                """).param("id", meeting).param("board", cast.board.value()).param("day", today.date()).update()));

        var others = new Cast(jdbc, sessions);

        assertThat(meetings(cast, cast.memberOfLisdonk, meeting)).isEqualTo(1);
        assertThat(meetings(cast, cast.administrator, meeting)).isZero();
        assertThat(meetings(others, others.secretary, meeting)).isZero();
        Integer nobody = transactions.execute(_ -> meetings(meeting));
        assertThat(nobody).isZero();
    }

    private int meetings(Cast cast, Viewer who, String id) {
        return cast.as(who, () -> transactions.execute(_ -> meetings(id)));
    }

    private Integer meetings(String id) {
        return jdbc.sql("select count(*) from meeting.meeting where id = :id").param("id", id).query(Integer.class).single();
    }

    /// A guessed id tells nothing: whether it is taken elsewhere or wrong in any other way, the database only says no, and its
    /// words never reach a page.
    @Test
    void nobody_moves_a_row_to_another_table_or_writes_for_one() {
        var cast = new Cast(jdbc, sessions);
        var others = new Cast(jdbc, sessions);

        assertThatThrownBy(() -> cast.as(cast.secretary, () -> transactions.execute(_ -> jdbc.sql("""
                insert into meeting.meeting (id, board_id, on_day) values (:id, :board, :day)
                """).param("id", RandomId.fresh()).param("board", others.board.value()).param("day", today.date()).update())))
            .isInstanceOf(DataAccessException.class);
    }
}
