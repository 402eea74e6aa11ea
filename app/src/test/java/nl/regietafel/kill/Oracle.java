package nl.regietafel.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Compares what the clients were told with what is in the database, and says what is not as it should be. It shares no code
/// with the application: it reads the tables itself and computes the chain of the timeline itself.
final class Oracle {

    private final Connection database;
    private final List<String> findings = new ArrayList<>();

    private Oracle(Connection database) {
        this.database = database;
    }

    static List<String> findings(Connection database, List<Path> journals) throws SQLException, IOException {
        var oracle = new Oracle(database);
        oracle.writers(journals);
        oracle.halves();
        oracle.sequences();
        oracle.chains();
        oracle.indexes();
        return oracle.findings;
    }

    private record Written(int lines, int events, long sequence, long seq) {}

    private void writers(List<Path> journals) throws SQLException, IOException {
        var written = written();
        for (var path : journals) {
            var journal = Journal.read(path);
            var before = new Written(1, 1, 0, 0);
            for (var key : journal.intended()) {
                var found = written.remove(key);
                if (found == null) {
                    if (journal.acknowledged().contains(key)) {
                        findings.add("acknowledged but not there: " + key);
                    }
                    continue;
                }
                if (found.lines != 1 || found.events != 1) {
                    findings.add(key + " has " + found.lines + " lines and " + found.events + " records on the timeline");
                }
                if (found.sequence <= before.sequence || found.seq <= before.seq) {
                    findings.add(key + " stands before what its writer said earlier");
                }
                before = found;
            }
        }
        written.keySet().forEach(key -> findings.add("there but never meant: " + key));
    }

    /// What there is for each key; a line is known by its text, a record by its key.
    private Map<String, Written> written() throws SQLException {
        var written = new HashMap<String, Written>();
        rows("""
                select coalesce(line.key, event.key) as key, coalesce(line.number, 0), coalesce(event.number, 0),
                       coalesce(line.sequence, 0), coalesce(event.seq, 0)
                  from (select substring(text from 'kill\\.w\\d+\\.n\\d+') as key, count(*) as number, max(sequence) as sequence
                          from decision.line
                         where text like '%kill.w%'
                         group by 1) as line
                  full join (select command_key as key, count(*) as number, max(seq) as seq
                               from timeline.event
                              where command_key like 'kill.w%'
                              group by 1) as event on event.key = line.key
                """, row -> written.put((String) row[0], new Written(number(row[1]), number(row[2]), number(row[3]), number(row[4]))));
        return written;
    }

    /// A line without its record, its first version or its place on the timeline; a record without its line.
    private void halves() throws SQLException {
        rows("""
                select line.id, 'has no record on the timeline of its own'
                  from decision.line
                 where text like '%kill.w%'
                   and not exists (select from timeline.event
                                    where event.subject_id = line.id and event.act = 'WRITTEN'
                                      and line.text like '% ' || event.command_key || ' %')
                union all
                select line.id, 'does not know which command wrote it'
                  from decision.line
                 where not exists (select from decision.line_revision as revision
                                     join timeline.event on event.command_key = revision.command_key and event.person_id = revision.by_person
                                    where revision.line_id = line.id and revision.version = 0)
                   and text like '%kill.w%'
                union all
                select line.id, 'is no subject of the timeline'
                  from decision.line
                 where not exists (select from timeline.subject where subject.id = line.id)
                union all
                select event.subject_id, 'is on the timeline, but is no line'
                  from timeline.event
                 where event.act = 'WRITTEN'
                   and not exists (select from decision.line where line.id = event.subject_id)
                """, row -> findings.add("half: " + row[0] + " " + row[1]));
    }

    private void sequences() throws SQLException {
        rows("""
                select list.meeting_id, count(line.id), count(distinct line.sequence), coalesce(min(line.sequence), 1),
                       coalesce(max(line.sequence), 0), list.next_sequence
                  from decision.decision_list as list
                  left join decision.line on line.meeting_id = list.meeting_id
                 group by list.meeting_id, list.next_sequence
                """, row -> {
                    var lines = number(row[1]);
                    if (number(row[2]) != lines || number(row[3]) != 1 || number(row[4]) != lines || number(row[5]) != lines + 1) {
                        findings.add("the lines of meeting " + row[0] + " are not numbered one by one: " + lines + " lines, "
                                + row[2] + " numbers from " + row[3] + " to " + row[4] + ", next " + row[5]);
                    }
                });
    }

    /// Every timeline from its first record: no gap, no change, and its end is the end that was kept.
    private void chains() throws SQLException {
        var ends = new HashMap<Object, Object[]>();
        rows("""
                select board_id, seq, subject_id, act, person_id, on_day::text, at, detail, command_key, answer, previous, hash
                  from timeline.event
                 order by board_id, seq
                """, row -> {
                    var end = ends.getOrDefault(row[0], new Object[] {0L, ""});
                    var at = ((OffsetDateTime) row[6]).toInstant().toString();
                    var hash = hash(end[1], row[0], row[1], row[2], row[3], row[4], row[5], at, row[7], row[8], row[9]);
                    if ((Long) row[1] != (Long) end[0] + 1 || !row[10].equals(end[1]) || !row[11].equals(hash)) {
                        findings.add("the timeline breaks at " + row[1]);
                    }
                    ends.put(row[0], new Object[] {row[1], row[11]});
                });
        rows("select board_id, last_seq, last_hash from timeline.chain", row -> {
            var end = ends.getOrDefault(row[0], new Object[] {0L, ""});
            if (!row[1].equals(end[0]) || !row[2].equals(end[1])) {
                findings.add("the timeline does not end where it says: " + end[0] + ", not " + row[1]);
            }
        });
    }

    private static String hash(Object... fields) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var field : fields) {
                var bytes = field.toString().getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// PostgreSQL's own check of its indexes against its tables.
    private void indexes() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create extension if not exists amcheck");
            statement.execute("""
                    select bt_index_check(index.indexrelid, true)
                      from pg_index as index
                      join pg_class as class on class.oid = index.indexrelid
                      join pg_am on pg_am.oid = class.relam and pg_am.amname = 'btree'
                      join pg_namespace as namespace on namespace.oid = class.relnamespace
                     where namespace.nspname in ('directory', 'timeline', 'meeting', 'decision')
                    """);
        } catch (SQLException e) {
            findings.add("an index does not hold: " + e.getMessage());
        }
    }

    private interface Row {
        void of(Object[] columns);
    }

    private void rows(String sql, Row each) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            var types = rows.getMetaData();
            while (rows.next()) {
                var columns = new Object[types.getColumnCount()];
                for (var column = 0; column < columns.length; column++) {
                    columns[column] = types.getColumnTypeName(column + 1).equals("timestamptz")
                            ? rows.getObject(column + 1, OffsetDateTime.class) : rows.getObject(column + 1);
                }
                each.of(columns);
            }
        }
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }
}
