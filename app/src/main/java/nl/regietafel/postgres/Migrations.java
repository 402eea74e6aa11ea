package nl.regietafel.postgres;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the tables up to what this release needs, as their owner, before anything else runs. The application itself never
/// learns the owner's password. What Flyway and we keep about the installation stands in a schema of its own, `migration`,
/// which the application cannot enter.
public final class Migrations {

    private static final int OLDEST = 15;
    private static final String MADE_WITH = """
            create table if not exists migration.made_with (
                only_one boolean primary key default true check (only_one),
                sample   text not null
            )""";

    private final Database database;

    public Migrations(Database database) {
        this.database = database;
    }

    /// Refuses a database that was made with another sample (or without one), migrates, and marks a new one with its own.
    public void run(String sample) {
        try (var connection = database.asOwner(); var statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
                throw new CannotStart("Regietafel heeft PostgreSQL " + OLDEST + " of nieuwer nodig; dit is "
                        + connection.getMetaData().getDatabaseProductVersion() + ".");
            }
            try (var rows = statement.executeQuery("select to_regclass('migration.made_with')")) {
                rows.next();
                if (rows.getString(1) != null) {
                    refuseOther(statement, sample);
                }
            }
            migrate("latest");
            statement.execute(MADE_WITH);
            try (var mark = connection.prepareStatement("insert into migration.made_with (sample) values (?) on conflict do nothing")) {
                mark.setString(1, sample);
                mark.execute();
            }
        } catch (SQLException e) {
            throw new CannotStart("De database is niet te bereiken als " + database.owner() + ": " + e.getMessage(), e);
        }
    }

    /// Empty tables as they were at this migration, for a backup that was made then.
    void upTo(String version) {
        try (var connection = database.asOwner(); var statement = connection.createStatement()) {
            migrate(version + "?");   // whether it is there is looked at below
            statement.execute(MADE_WITH);
            try (var rows = statement.executeQuery("select count(*) from migration.flyway_schema_history where version = '%s'".formatted(version.replace("'", "")))) {
                rows.next();
                if (rows.getInt(1) == 0) {
                    throw new CannotStart("De reservekopie is van een nieuwere uitgave (migratie " + version + "): zet haar terug met die uitgave.");
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("De database is niet te bereiken als " + database.owner() + ": " + e.getMessage(), e);
        }
    }

    private static void refuseOther(Statement statement, String sample) throws SQLException {
        try (var rows = statement.executeQuery("select sample from migration.made_with")) {
            if (rows.next() && !rows.getString(1).equals(sample)) {
                throw new CannotStart(rows.getString(1).equals("none")
                        ? "Deze gegevens zijn zonder voorbeeld gemaakt en openen niet met het voorbeeld " + sample
                                + ": kies REGIETAFEL_SAMPLE=none, of een andere REGIETAFEL_DATA."
                        : "Deze gegevens zijn gemaakt met het voorbeeld " + rows.getString(1) + " en openen niet met REGIETAFEL_SAMPLE="
                                + sample + ": laat die instelling weg, of kies een andere REGIETAFEL_DATA.");
            }
        }
    }

    private void migrate(String target) {
        try {
            Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .defaultSchema("migration")
                .locations("classpath:db/migration")
                .placeholders(Map.of("application_role", database.user()))
                .cleanDisabled(true)
                .target(target)
                .load()
                .migrate();
        } catch (FlywayException e) {
            throw new CannotStart("De tabellen zijn niet bij te werken: " + e.getMessage(), e);
        }
    }
}
