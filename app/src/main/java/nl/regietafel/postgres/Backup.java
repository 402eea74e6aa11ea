package nl.regietafel.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/// A backup (reservekopie): all rows of one moment as PostgreSQL itself writes them, a table a file, in one zip that says for
/// which tables, how many rows, and with which fingerprint. Rows are in the order of their key, so equal content has an equal
/// fingerprint, wherever it stands. What it holds is as confidential as the database.
final class Backup {

    private static final String HEAD = "regietafel-reservekopie 1";
    private static final String CONTENTS = "inhoud.txt";

    /// @param schema  the migration that the tables were at
    /// @param hash    the fingerprint over all tables
    record Contents(String schema, Instant made, List<Table> tables, String hash) {
        long rows() {
            return tables.stream().mapToLong(Table::rows).sum();
        }
    }

    /// @param columns as they stood, quoted, comma between
    record Table(String name, String columns, long rows, String hash) {}

    private Backup() {}

    /// Writes all that this administrator sees at one moment, while others go on. The file is there whole or not at all.
    static Contents write(Connection administrator, Path file) throws SQLException, IOException {
        var half = file.resolveSibling(file.getFileName() + ".deel");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Contents contents;
            try (var zip = new ZipOutputStream(Files.newOutputStream(half))) {
                contents = content(administrator, name -> {
                    zip.putNextEntry(new ZipEntry(name));
                    return zip;
                });
                zip.putNextEntry(new ZipEntry(CONTENTS));
                zip.write(text(contents).getBytes(StandardCharsets.UTF_8));
            }
            try (var written = FileChannel.open(half, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private interface Sink {
        OutputStream begin(String name) throws IOException;
    }

    /// The content of this moment; where it goes is the sink's business.
    private static Contents content(Connection administrator, Sink sink) throws SQLException, IOException {
        administrator.setAutoCommit(false);
        Database.run(administrator, "set transaction isolation level repeatable read, read only");
        var tables = new ArrayList<Table>();
        for (var table : tables(administrator)) {
            var digest = sha256();
            var out = new DigestOutputStream(sink.begin(table.name()), digest);
            var rows = administrator.unwrap(PGConnection.class).getCopyAPI().copyOut(
                    "copy (select " + table.columns() + " from " + table.name() + " order by " + key(administrator, table) + ") to stdout", out);
            tables.add(new Table(table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest())));
        }
        var schema = ask(administrator, "select version from migration.flyway_schema_history where success order by installed_rank desc limit 1");
        var moment = ask(administrator, "select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')");
        administrator.rollback();
        return new Contents(schema, Instant.parse(moment), tables, hash(tables));
    }

    /// The fingerprint of what a database holds now.
    static String hash(Connection administrator) throws SQLException, IOException {
        return content(administrator, _ -> OutputStream.nullOutputStream()).hash();
    }

    /// What a file says it holds, after all of it was read and every fingerprint was found right.
    static Contents check(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            var contents = read(zip);
            for (var table : contents.tables()) {
                var entry = zip.getEntry(table.name());
                if (entry == null) {
                    throw damaged(file, "de tabel " + table.name() + " ontbreekt");
                }
                var digest = sha256();
                try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(table.hash())) {
                    throw damaged(file, "de inhoud van " + table.name() + " is veranderd");
                }
            }
            return contents;
        } catch (ZipException | RuntimeException e) {
            throw e instanceof CannotStart refusal ? refusal : new CannotStart(file + " is geen reservekopie van Regietafel.", e);
        } catch (IOException e) {
            throw new CannotStart(file + " is niet te lezen (" + e.getMessage() + ").", e);
        }
    }

    /// Puts the rows of a checked file in tables that are at its migration and hold nothing; in one transaction, and only when
    /// the content is then the same.
    static void restore(Connection administrator, Path file, Contents contents) throws SQLException, IOException {
        administrator.setAutoCommit(false);
        // References between tables, and triggers, wait until all is there.
        Database.run(administrator, "set session_replication_role = replica");
        try (var zip = new ZipFile(file.toFile())) {
            for (var table : contents.tables()) {
                Database.run(administrator, "delete from " + table.name());
                try (var in = zip.getInputStream(zip.getEntry(table.name()))) {
                    copyIn(administrator, table, in);
                }
            }
        }
        for (var counter : counters(administrator)) {
            ask(administrator, counter);
        }
        administrator.commit();
        if (!hash(administrator).equals(contents.hash())) {
            throw new CannotStart("Wat is teruggezet, is niet wat in " + file + " staat.");
        }
    }

    private static void copyIn(Connection administrator, Table table, InputStream in) throws SQLException, IOException {
        var rows = administrator.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table.name() + " (" + table.columns() + ") from stdin", in);
        if (rows != table.rows()) {
            throw new CannotStart("In " + table.name() + " zijn " + rows + " rijen teruggezet van " + table.rows() + ".");
        }
    }

    /// All our tables but Flyway's own, which comes with the migrations.
    private static List<Table> tables(Connection administrator) throws SQLException {
        return list(administrator, """
                select format('%I.%I', n.nspname, c.relname),
                       string_agg(format('%I', a.attname), ',' order by a.attnum)
                  from pg_class as c
                  join pg_namespace as n on n.oid = c.relnamespace
                  join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and c.relname <> 'flyway_schema_history'
                 group by n.nspname, c.relname
                 order by n.nspname, c.relname
                """).stream().map(row -> new Table(row[0], row[1], 0, "")).toList();
    }

    /// Its primary key, else all its columns.
    private static String key(Connection administrator, Table table) throws SQLException {
        var key = ask(administrator, """
                select string_agg(quote_ident(a.attname), ',' order by array_position(i.indkey::int2[], a.attnum))
                  from pg_index as i
                  join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
                 where i.indisprimary and i.indrelid = '%s'::regclass
                """.formatted(table.name().replace("'", "''")));
        return key == null ? table.columns() : key;
    }

    /// A question for each column that counts by itself, which makes it go on after what was put back.
    private static List<String> counters(Connection administrator) throws SQLException {
        return list(administrator, """
                select format('select setval(%L, coalesce((select max(%I) from %I.%I), 0) + 1, false)',
                              pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name), column_name, table_schema, table_name), ''
                  from information_schema.columns
                 where is_identity = 'YES' and table_schema not in ('pg_catalog', 'information_schema')
                """).stream().map(row -> row[0]).toList();
    }

    private static String text(Contents contents) {
        var text = new StringBuilder(HEAD).append('\n').append("migratie ").append(contents.schema()).append('\n')
            .append("gemaakt ").append(contents.made()).append('\n').append("sha256 ").append(contents.hash()).append('\n');
        contents.tables().forEach(table -> text.append(line(table)).append('\n'));
        return text.toString();
    }

    private static String line(Table table) {
        return table.hash() + " " + table.rows() + " " + table.name() + " " + table.columns();
    }

    private static String hash(List<Table> tables) {
        var digest = sha256();
        tables.forEach(table -> digest.update((line(table) + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Contents read(ZipFile zip) throws IOException {
        var entry = zip.getEntry(CONTENTS);
        if (entry == null) {
            throw new CannotStart(zip.getName() + " is geen reservekopie van Regietafel.");
        }
        try (var in = new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            if (!HEAD.equals(in.readLine())) {
                throw new CannotStart(zip.getName() + " is geen reservekopie van Regietafel, of van een nieuwere uitgave.");
            }
            var schema = after("migratie ", in.readLine());
            var made = Instant.parse(after("gemaakt ", in.readLine()));
            var hash = after("sha256 ", in.readLine());
            var tables = in.lines().map(line -> line.split(" ", 4))
                .map(part -> new Table(part[2], part[3], Long.parseLong(part[1]), part[0])).toList();
            if (!hash(tables).equals(hash)) {
                throw damaged(Path.of(zip.getName()), "de inhoudsopgave is veranderd");
            }
            return new Contents(schema, made, tables, hash);
        }
    }

    private static String after(String word, String line) {
        if (line == null || !line.startsWith(word)) {
            throw new IllegalArgumentException("No " + word);
        }
        return line.substring(word.length());
    }

    private static CannotStart damaged(Path file, String what) {
        return new CannotStart(file + " is beschadigd: " + what + ". Er is niets teruggezet.");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static List<String[]> list(Connection connection, String sql) throws SQLException {
        var all = new ArrayList<String[]>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return all;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
