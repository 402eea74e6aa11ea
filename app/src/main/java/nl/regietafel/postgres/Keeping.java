package nl.regietafel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// Keeping what a province entrusts to Regietafel on its own PostgreSQL: `backup FILE` while people work, or when nobody does;
/// `restore FILE` into an empty data folder. A database of one's own is kept with its own tools, see docs/operating/backup.md.
public final class Keeping {

    private final Path data;

    private Keeping(Path data) {
        this.data = data;
    }

    /// `Keeping backup|restore FILE`, on the folder of REGIETAFEL_DATA
    public static void main(String[] arguments) {
        try {
            System.out.println(run(arguments, System.getenv()));
        } catch (CannotStart refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    static String run(String[] arguments, Map<String, String> environment) {
        if (arguments.length != 2 || !arguments[0].matches("backup|restore")) {
            throw new CannotStart("Gebruik: bin/backup BESTAND of bin/restore BESTAND");
        }
        if (!environment.getOrDefault("REGIETAFEL_DB_URL", "").isBlank()) {
            throw new CannotStart("Deze installatie heeft een eigen database: bewaar die met pg_dump, zie docs/operating/backup.md.");
        }
        var keeping = new Keeping(Path.of(environment.getOrDefault("REGIETAFEL_DATA", "data")).toAbsolutePath().normalize());
        var file = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            return arguments[0].equals("backup") ? keeping.backup(file) : keeping.restore(file);
        } catch (IOException e) {
            throw new CannotStart("Niet gelukt: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL weigert: " + e.getMessage(), e);
        }
    }

    private String backup(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new CannotStart(file + " bestaat al: kies een andere naam.");
        }
        if (!Files.isDirectory(file.getParent())) {
            throw new CannotStart("De map " + file.getParent() + " is er niet.");
        }
        if (!Files.isDirectory(data)) {
            throw new CannotStart("De gegevensmap " + data + " is er niet: wijs haar aan met REGIETAFEL_DATA.");
        }
        var running = EmbeddedServer.running(DataFolder.serverHomeOf(data));
        if (running.isPresent()) {
            try (var connection = running.get()) {
                return told(Backup.write(connection, file), file);
            }
        }
        try (var folder = DataFolder.open(data); var server = folder.startServer(); var connection = server.asAdministrator("regietafel")) {
            return told(Backup.write(connection, file), file);
        }
    }

    private static String told(Backup.Contents contents, Path file) {
        return "Bewaard in " + file + ": " + contents.tables().size() + " tabellen, " + contents.rows() + " rijen, sha256 " + contents.hash();
    }

    private String restore(Path file) throws IOException, SQLException {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(file + " is er niet.");
        }
        var contents = Backup.check(file);
        if (Files.isDirectory(data)) {
            try (var there = Files.list(data)) {
                if (there.findAny().isPresent()) {
                    throw new CannotStart("De gegevensmap " + data + " is niet leeg: kies met REGIETAFEL_DATA een lege, of verplaats wat er staat.");
                }
            }
        }
        var done = false;
        try (var folder = DataFolder.open(data)) {
            try (var server = folder.startServer()) {
                new Migrations(server.database()).upTo(contents.schema());
                try (var connection = server.asAdministrator("regietafel")) {
                    Backup.restore(connection, file, contents);
                }
                done = true;
            } finally {
                if (!done) {
                    folder.removeServer();   // half a restore never looks like a database
                }
            }
        }
        return "Teruggezet in " + data + ": " + contents.tables().size() + " tabellen, " + contents.rows() + " rijen, gelijk aan de reservekopie van "
                + contents.made() + ".";
    }
}
