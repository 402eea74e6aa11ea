package nl.regietafel.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, before the first page is served, whether the database keeps what it is given and hides what it must hide. When it
/// does not, Regietafel does not start: a wrong setting is found on the day it is made, not on the day it leaks.
public final class SafetyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SafetyCheck.class);

    /// Ours are the schemas and tables of the owner, but for `migration`, which the application cannot enter.
    private static final String OURS = """
              from pg_class as relation
              join pg_namespace as schema on schema.oid = relation.relnamespace
             where schema.nspname not in ('migration', 'pg_catalog', 'information_schema')
               and ? in (pg_get_userbyid(schema.nspowner), pg_get_userbyid(relation.relowner))
            """;

    private final Database database;
    private final List<String> faults = new ArrayList<>();

    public SafetyCheck(Database database) {
        this.database = database;
    }

    /// What must hold before the tables are made: they are made for this role, and only for a role that fits.
    public void ofServer() {
        check(connection -> {
            checkDurability(connection);
            checkRole(connection);
        });
    }

    /// What must hold for the tables as they now are.
    public void ofTables() {
        check(connection -> {
            checkGrants(connection);
            checkTables(connection);
            checkViews(connection);
        });
    }

    private interface Check {
        void look(Connection connection) throws SQLException;
    }

    private void check(Check check) {
        try (var connection = database.asApplication()) {
            check.look(connection);
        } catch (SQLException e) {
            throw new CannotStart("De database is niet te bereiken als " + database.user() + ": " + e.getMessage(), e);
        }
        if (!faults.isEmpty()) {
            throw new CannotStart("Regietafel start niet, want de database is niet veilig:\n- " + String.join("\n- ", faults));
        }
    }

    private void checkDurability(Connection connection) throws SQLException {
        for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (ask(connection, "select current_setting(?)", setting).getFirst().equals("off")) {
                faults.add("De instelling " + setting + " van PostgreSQL staat uit: na stroomuitval kan bevestigd werk weg zijn. Zet haar aan.");
            }
        }
        if (ask(connection, "select current_setting(?)", "data_checksums").getFirst().equals("off")) {
            var sentence = "PostgreSQL draait zonder checksums: een beschadigde schijf wordt dan niet opgemerkt. "
                    + "Zet ze aan met pg_checksums --enable terwijl de server stilstaat.";
            if (database.ours()) {
                faults.add(sentence);
            } else {
                // Who runs the province's database may be someone else, and turning them on takes hours of standstill.
                LOG.warn(sentence);
            }
        }
    }

    private void checkRole(Connection connection) throws SQLException {
        var attributes = ask(connection, """
                select concat_ws(', ',
                           case when rolsuper then 'superuser' end,
                           case when rolbypassrls then 'bypassrls' end,
                           case when rolcreaterole then 'createrole' end)
                  from pg_roles
                 where rolname = ? and (rolsuper or rolbypassrls or rolcreaterole)
                """, database.user());
        for (var attribute : attributes) {
            faults.add("De rol " + database.user() + " mag meer dan de toepassing mag (" + attribute
                    + "): zij zou alles kunnen lezen. Neem dat recht weg.");
        }
        for (var other : ask(connection, """
                select rolname from pg_roles
                 where rolname <> ? and not pg_has_role(current_user, 'pg_database_owner', 'usage')
                   and (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member')
                """, database.user())) {
            faults.add("De rol " + database.user() + " is lid van " + other + " en kan diens rechten nemen. Haal haar daaruit.");
        }
        if (!ask(connection, "select 1 where pg_has_role(current_user, ?::name, 'member')", database.owner()).isEmpty()) {
            faults.add("De rol " + database.user() + " is eigenaar van de tabellen, of lid van " + database.owner()
                    + ". Gebruik voor REGIETAFEL_DB_USER een rol die niets bezit.");
        }
        for (var table : ask(connection, """
                select concat(schema.nspname, '.', relation.relname)
                """ + OURS + """
                   and pg_get_userbyid(relation.relowner) <> ?
                   and relation.relowner = current_user::regrole
                """, database.owner(), database.owner())) {
            faults.add("De rol " + database.user() + " bezit " + table + ". Geef het aan " + database.owner() + ".");
        }
    }

    private void checkGrants(Connection connection) throws SQLException {
        for (var schema : ask(connection, """
                select nspname from pg_namespace
                 where pg_get_userbyid(nspowner) = ? and nspname <> 'migration' and not has_schema_privilege(oid, 'usage')
                 order by 1
                """, database.owner())) {
            faults.add("De rol " + database.user() + " kan niet in " + schema
                    + ": de tabellen zijn voor een andere rol gemaakt. Gebruik die, of geef haar dezelfde rechten.");
        }
    }

    private void checkTables(Connection connection) throws SQLException {
        for (var table : ask(connection, """
                select concat(schema.nspname, '.', relation.relname)
                """ + OURS + """
                   and relation.relkind in ('r', 'p')
                   and not (relation.relrowsecurity and relation.relforcerowsecurity)
                   and coalesce(obj_description(relation.oid, 'pg_class'), '') not like 'open:%'
                   and not exists (select from pg_depend as part where part.objid = relation.oid and part.deptype = 'e')
                 order by 1
                """, database.owner())) {
            faults.add("De tabel " + table + " schermt haar rijen niet af (force row level security), "
                    + "en zegt niet met 'open:' waarom dat mag.");
        }
    }

    private void checkViews(Connection connection) throws SQLException {
        for (var view : ask(connection, """
                select concat(schema.nspname, '.', relation.relname)
                """ + OURS + """
                   and relation.relkind = 'v'
                   and not coalesce((select option_value::boolean from pg_options_to_table(relation.reloptions)
                                      where option_name = 'security_invoker'), false)
                   and not exists (select from pg_depend as part where part.objid = relation.oid and part.deptype = 'e')
                 order by 1
                """, database.owner())) {
            faults.add("De view " + view + " leest met de rechten van haar eigenaar: maak haar met security_invoker = true.");
        }
        // One in another schema leaks as well: what counts is what it reads.
        for (var view : ask(connection, """
                select distinct concat(copied_in.nspname, '.', copy.relname)
                  from pg_class as copy
                  join pg_namespace as copied_in on copied_in.oid = copy.relnamespace
                  join pg_rewrite as rule on rule.ev_class = copy.oid
                  join pg_depend as reads on reads.objid = rule.oid and reads.refclassid = 'pg_class'::regclass
                 where copy.relkind = 'm'
                   and reads.refobjid in (select relation.oid
                """ + OURS + """
                   )
                 order by 1
                """, database.owner())) {
            faults.add("De materialised view " + view + " bewaart rijen zonder afscherming: verwijder haar.");
        }
    }

    private static List<String> ask(Connection connection, String question, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            var answers = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        }
    }
}
