package nl.regietafel.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Finds lines; which lines, and what of them, a viewer may read is decided by row level security and by the same rule as in
/// the one query that reads lines: who keeps or chairs the board looks through what is being written, everyone else through
/// what was last sent round. The lines themselves are then read through their own doorway.
@Repository
@Transactional(readOnly = true)
class RegisterStore {

    /// All lines of a board, with what of each counts for who looks.
    private static final String LINES = """
              from meeting.meeting as own
              join decision.line on line.meeting_id = own.id
              left join decision.sent_line as sent on sent.line_id = line.id
             cross join lateral (
                    select sent.line_id is not null
                           and line.board_id <> all ((select directory.keeps() || directory.chairs())::text[]) as as_sent) as reads
             cross join lateral (
                    select line.kind, line.plain, line.words, line.due_on, line.due_meeting, line.goes_to_on, line.goes_to_next
                     where not reads.as_sent
                    union all
                    select sent.kind, sent.plain, sent.words, sent.due_on, sent.due_meeting, sent.goes_to_on, sent.goes_to_next
                     where reads.as_sent) as said
            """;

    /// When something must be there: as agreed or as last moved; for an agenda point the meeting it goes to.
    private static final String WHEN = """
              left join lateral (
                    select fact.on_day from decision.fact
                     where fact.line_id = line.id and fact.what = 'DUE_MOVED' and fact.withdrawn_at is null
                     order by fact.sequence desc limit 1) as moved on true
              left join lateral (
                    select min(later.on_day) as on_day from meeting.meeting as later
                     where (said.due_meeting or said.goes_to_next)
                       and later.board_id = line.board_id and later.on_day > own.on_day and later.cancelled_at is null) as next on true
             cross join lateral (
                    select coalesce(moved.on_day, case when said.due_meeting then next.on_day else said.due_on end) as due,
                           case when said.goes_to_next then next.on_day else said.goes_to_on end as goes_to) as at
            """;

    private static final String FACTS = """
            (select fact.* from decision.fact
              where fact.line_id = line.id
                and case when not reads.as_sent or fact.what not in ('CONDITION', 'FIGURE', 'WITHOUT')
                         then fact.withdrawn_at is null
                              and (not reads.as_sent or fact.what <> 'CONDITION_MET' or fact.about_id = any (sent.said_with))
                         else fact.id = any (sent.said_with) end)""";

    private static final String PARTIES = """
            (select party_id, party_group from decision.line_party where line_id = line.id and not reads.as_sent
             union all
             select party_id, party_group from decision.sent_party where line_id = line.id and reads.as_sent)""";

    /// What became of a line, as LineDetail tells it of one: a test compares the two.
    private static final String BECAME = WHEN + """
             cross join lateral (
                    select coalesce((array_agg(what order by sequence desc) filter (where what in ('LAPSE', 'REOPENING')))[1] = 'LAPSE', false) as lapsed,
                           coalesce(bool_or(what = 'OUTCOME'), false) as outcome,
                           coalesce(bool_or(what = 'REVIEW'), false) as reviewed,
                           coalesce(bool_or(what = 'BREACH'), false) and not coalesce(bool_or(what = 'ENDING'), false) as breached,
                           coalesce(bool_or(what = 'ANSWER' and party_id is null), false) as answered,
                           coalesce(array_agg(party_id) filter (where what = 'ANSWER'), '{}') as answered_by,
                           coalesce(array_agg(id) filter (where what in ('CONDITION', 'REFERRAL')), '{}') as asked,
                           coalesce(array_agg(about_id) filter (where what in ('CONDITION_MET', 'REFERRAL_ANSWER')), '{}') as met
                      from %s as facts) as told
             cross join lateral (
                    select coalesce(bool_and(word = 'ACCEPTANCE'), true) as accepted, coalesce(bool_or(word = 'REPORT'), false) as reported,
                           coalesce(bool_or(word not in ('ACCEPTANCE', 'REPORT')), false) as waiting
                      from (select coalesce((select what from %s as facts
                                              where what in ('REPORT', 'ACCEPTANCE', 'RETURN', 'REOPENING')
                                                and (facts.party_id is null or facts.party_id = part.party_id)
                                              order by sequence desc limit 1), 'NONE') as word
                              from (select party_id from %s as whom where party_id is not null
                                    union all
                                    select null where not exists (select from %s as whom where party_id is not null)
                                                   or exists (select from %s as whom where party_group is not null)) as part
                             where said.kind = 'ACTION') as words) as done
             cross join lateral (
                    select told.answered or (select count(*) > 0 and coalesce(bool_and(coalesce(party_id = any (told.answered_by), false)), false)
                                               from %s as whom) as answered) as heard
             cross join lateral (
                    select not told.lapsed and coalesce(case said.kind
                               when 'ANNOUNCEMENT' then at.due < :today and not told.outcome
                               when 'DECISION' then not told.asked <@ told.met or at.due <= :today and not told.reviewed
                               when 'ACTION' then not done.accepted
                               when 'QUESTION' then not heard.answered
                               when 'CALL' then not heard.answered
                               when 'AGENDA_POINT' then at.goes_to is null or at.goes_to > :today
                               else false end, false) as alive) as lives
            """.formatted(FACTS, FACTS, PARTIES, PARTIES, PARTIES, PARTIES);

    private static final String OF_BOARD = " where own.board_id = :board and line.board_id = :board and line.removed_at is null";

    private final JdbcClient jdbc;

    RegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The SQL of one query: what it joins, its conditions, and their values.
    private static final class Conditions {

        private final StringBuilder where = new StringBuilder(OF_BOARD);
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private String joined = LINES;

        void joining(String more) {
            if (joined.equals(LINES) || more.equals(BECAME)) {
                joined = LINES + more;
            }
        }

        String value(@Nullable Object value) {
            var name = "v" + values.size();
            values.put(name, value);
            return ":" + name;
        }

        void and(boolean not, String condition) {
            where.append("\n   and ").append(not ? "not " : "").append("coalesce((").append(condition).append("), false)");
        }

        /// A condition that can only hold or not, left as it is so that PostgreSQL may use an index.
        void and(String condition) {
            where.append("\n   and ").append(condition);
        }

        String sql() {
            return joined + where;
        }
    }

    /// The next lines, in this order, after a line that was the last of the page before.
    List<LineId> page(BoardId board, Query query, Order order, @Nullable LineId after, int most, LocalDate today) {
        var conditions = conditions(query, today);
        var key = switch (order) {
            case NEWEST, OLDEST -> "0";
            case DUE_FIRST -> "coalesce(at.due, case when said.kind = 'AGENDA_POINT' then at.goes_to end, 'infinity'::date)";
            case DUE_LAST -> "coalesce(at.due, case when said.kind = 'AGENDA_POINT' then at.goes_to end, '-infinity'::date)";
            case MEANING -> meaning(query, conditions);
        };
        if (order == Order.DUE_FIRST || order == Order.DUE_LAST) {
            conditions.joining(WHEN);
        }
        var way = order.isDescending() ? "desc" : "asc";
        var beyond = order.isDescending() ? "<" : ">";
        var byDay = order == Order.NEWEST || order == Order.OLDEST;
        if (after != null && byDay) {
            conditions.and("own.on_day " + beyond + "= (select on_day from meeting.meeting where id = (select meeting_id from decision.line where id = :after))");
            conditions.and("(own.on_day, own.id, line.sequence) " + beyond + """
                     (select past.on_day, past.id, last.sequence
                       from decision.line as last join meeting.meeting as past on past.id = last.meeting_id where last.id = :after)""");
        }
        var sql = byDay
                ? "select line.id\n" + conditions.sql() + "\n order by own.on_day %1$s, own.id %1$s, line.sequence %1$s limit :most".formatted(way)
                : """
                  with found as (
                  select line.id, %s as key, own.on_day, own.id as meeting, line.sequence
                  %s)
                  select id from found
                  %s
                   order by key %4$s, on_day %4$s, meeting %4$s, sequence %4$s
                   limit :most
                  """.formatted(key, conditions.sql(), after == null ? "" : "where (key, on_day, meeting, sequence) " + beyond
                        + " (select key, on_day, meeting, sequence from found where id = :after)", way);
        var asked = jdbc.sql(sql).param("board", board.value()).param("today", today).param("most", most).params(conditions.values);
        return (after == null ? asked : asked.param("after", after.value())).query((row, _) -> new LineId(row.getString("id"))).list();
    }

    /// How much a line says of what was asked, less as it is longer ago: half as much after three years.
    private static String meaning(Query query, Conditions conditions) {
        var all = query.all(Query.Word.class).stream().filter(word -> !word.not()).map(word -> words(word, conditions)).collect(Collectors.joining(" || "));
        return "(ts_rank(said.words, " + all + ", 1) + 0.01) / (1 + greatest(:today - own.on_day, 0) / 1100.0)";
    }

    /// How many of each there are, as far as can be counted at once.
    ///
    /// @param all     at most one more than the most that is counted; then nothing else is
    /// @param kinds   lines of each kind
    /// @param open    lines that are still open
    /// @param parties the parties that occur most
    record Counts(int all, Map<LineKind, Integer> kinds, int open, Map<PartyId, Integer> parties) {}

    Counts count(BoardId board, Query query, int most, LocalDate today) {
        var conditions = conditions(query, today);
        var kinds = new HashMap<LineKind, Integer>();
        var parties = new HashMap<PartyId, Integer>();
        var numbers = new int[2];
        jdbc.sql("""
                with found as materialized (
                    select line.id, own.on_day, said.kind
                    %s
                     limit :most + 1),
                some as (select id from found where (select count(*) from found) <= :most)
                select 'all' as what, null as which, count(*) as lines from found
                union all
                select 'kind', kind, count(*) from found group by kind
                union all
                select 'open', null, count(*) %s %s and line.id in (select id from some) and lives.alive
                union all
                (select 'party', whom.party_id, count(distinct line.id) as lines
                 %s cross join lateral %s as whom %s and line.id in (select id from some) and whom.party_id is not null
                 group by whom.party_id order by lines desc, whom.party_id limit 3)
                """.formatted(conditions.sql(), LINES + BECAME, OF_BOARD, LINES, PARTIES, OF_BOARD))
            .param("board", board.value()).param("today", today).param("most", most).params(conditions.values)
            .query(row -> {
                var lines = row.getInt("lines");
                switch (row.getString("what")) {
                    case "all" -> numbers[0] = lines;
                    case "open" -> numbers[1] = lines;
                    case "kind" -> kinds.put(LineKind.valueOf(row.getString("which")), lines);
                    default -> parties.put(new PartyId(row.getString("which")), lines);
                }
            });
        return new Counts(numbers[0], kinds, numbers[1], parties);
    }

    private static Conditions conditions(Query query, LocalDate today) {
        var conditions = new Conditions();
        kinds(query, conditions);
        dossiers(query, conditions);
        for (var term : query.terms()) {
            switch (term) {
                case Query.OfKind _, Query.InDossier _ -> { }
                case Query.Word word -> conditions.and(word.not(), says(word, conditions));
                case Query.Literal literal -> conditions.and(literal.not(), "said.plain like " + conditions.value(within(Spelling.plain(literal.text()))));
                case Query.Concerns who -> conditions.and(who.not(), "exists (select from " + PARTIES + " as whom where party_id = "
                        + conditions.value(who.party() == null ? "" : who.party().value()) + " or party_group = any ("
                        + conditions.value(who.groups().stream().map(Enum::name).toArray(String[]::new)) + "))");
                case Query.DueBefore due -> {
                    conditions.joining(WHEN);
                    conditions.and(due.not(), "coalesce(at.due, case when said.kind = 'AGENDA_POINT' then at.goes_to end) <= " + conditions.value(due.day()));
                }
                case Query.Said said -> {
                    var between = new ArrayList<String>();
                    if (said.since() != null) {
                        between.add("own.on_day >= " + conditions.value(said.since()));
                    }
                    if (said.until() != null) {
                        between.add("own.on_day <= " + conditions.value(said.until()));
                    }
                    conditions.and((said.not() ? "not " : "") + "(" + String.join(" and ", between) + ")");
                }
                case Query.Is is -> {
                    if (is.standing() != Standing.LIMITED) {
                        conditions.joining(BECAME);
                    }
                    conditions.and(is.not(), stands(is.standing()));
                }
            }
        }
        return conditions;
    }

    private static String stands(Standing standing) {
        return switch (standing) {
            case OPEN -> "lives.alive";
            case OVERDUE -> """
                    not told.lapsed and at.due < :today
                    and (said.kind = 'ACTION' and done.waiting or said.kind in ('QUESTION', 'CALL') and not heard.answered)""";
            case REPORTED -> "not told.lapsed and said.kind = 'ACTION' and done.reported and not done.accepted";
            case ACCEPTED -> "not told.lapsed and said.kind = 'ACTION' and done.accepted";
            case ANSWERED -> "not told.lapsed and said.kind in ('QUESTION', 'CALL') and heard.answered";
            case BREACHED -> "not told.lapsed and said.kind = 'AGREEMENT' and told.breached";
            case LAPSED -> "told.lapsed";
            case LIMITED -> "line.confidentiality = 'LIMITED'";
        };
    }

    private static void kinds(Query query, Conditions conditions) {
        var wanted = new ArrayList<String>();
        for (var term : query.all(Query.OfKind.class)) {
            var one = "said.kind = " + conditions.value(term.kind().name()) + (term.pledge() ? """
                     and exists (select from %s as whom join directory.party on party.id = whom.party_id where party.kind <> 'SECRETARIAT')
                    """.formatted(PARTIES) : "");
            if (term.not()) {
                conditions.and(true, one);
            } else {
                wanted.add("(" + one + ")");
            }
        }
        if (!wanted.isEmpty()) {
            conditions.and("(" + String.join(" or ", wanted) + ")");
        }
    }

    private static void dossiers(Query query, Conditions conditions) {
        for (var not : List.of(false, true)) {
            var ids = query.all(Query.InDossier.class).stream().filter(term -> term.not() == not).map(term -> term.dossier().value()).toArray(String[]::new);
            if (ids.length > 0) {
                conditions.and(not, "line.dossier_id = any (" + conditions.value(ids) + ")");
            }
        }
    }

    /// Whether a line says a word: in some form of it, within a longer word, by another name, or because it is about what goes
    /// by that name. A word that says nothing by itself (de, het) holds for all.
    private static String says(Query.Word word, Conditions conditions) {
        var ways = new ArrayList<String>();
        var tsquery = words(word, conditions);
        ways.add("said.words @@ " + tsquery);
        ways.add("numnode(" + tsquery + ") = 0");
        if (word.word().length() > 4) {
            ways.add("said.plain like " + conditions.value(within(Spelling.plain(word.word()))));
        }
        if (!word.dossiers().isEmpty()) {
            ways.add("line.dossier_id = any (" + conditions.value(word.dossiers().stream().map(DossierId::value).toArray(String[]::new)) + ")");
        }
        if (!word.parties().isEmpty()) {
            ways.add("exists (select from " + PARTIES + " as whom where party_id = any ("
                    + conditions.value(word.parties().stream().map(PartyId::value).toArray(String[]::new)) + "))");
        }
        return String.join(" or ", ways);
    }

    /// The word and its other names as PostgreSQL looks for them: of the last word of a name its beginning will do.
    private static String words(Query.Word word, Conditions conditions) {
        var all = new ArrayList<String>();
        all.add(word.word());
        all.addAll(word.otherNames());
        return all.stream().map(name -> {
            var parts = Spelling.plain(name).split("[^\\p{L}\\p{N}]+");
            var text = new ArrayList<String>();
            for (var part : parts) {
                if (!part.isEmpty()) {
                    text.add("'" + part + "'");
                }
            }
            if (!text.isEmpty()) {
                text.set(text.size() - 1, text.getLast() + ":*");
            }
            return "to_tsquery('pg_catalog.dutch', " + conditions.value(String.join(" <-> ", text)) + ")";
        }).collect(Collectors.joining(" || ", "(", ")"));
    }

    private static String within(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /// All words that stand in lines this viewer reads, as they are kept for searching; and those of a query, cut the same way.
    record Vocabulary(Map<String, List<String>> asked, List<String> known) {}

    Vocabulary vocabulary(BoardId board, Collection<String> words) {
        var asked = new HashMap<String, List<String>>();
        var known = new ArrayList<String>();
        jdbc.sql("""
                select word as said, lexeme
                  from unnest(:words::text[]) as word, unnest(tsvector_to_array(to_tsvector('pg_catalog.dutch', decision.plain(word)))) as lexeme
                union all
                (select distinct null, lexeme
                %s cross join lateral unnest(tsvector_to_array(said.words)) as lexeme %s)
                """.formatted(LINES, OF_BOARD))
            .param("words", words.toArray(String[]::new)).param("board", board.value())
            .query(row -> {
                if (row.getString("said") == null) {
                    known.add(row.getString("lexeme"));
                } else {
                    asked.computeIfAbsent(row.getString("said"), _ -> new ArrayList<>()).add(row.getString("lexeme"));
                }
            });
        return new Vocabulary(asked, known);
    }

    /// What one can name at a board, and what this viewer kept, in one question.
    record Around(KnownNames names, List<SavedQuery> saved) {}

    Around around(Viewer viewer) {
        var parties = new ArrayList<KnownNames.NamedParty>();
        var dossiers = new ArrayList<KnownNames.NamedDossier>();
        var saved = new ArrayList<SavedQuery>();
        jdbc.sql("""
                select '@' as mark, party.id, party.kind, party.name, null as query,
                       array(select name from directory.party_name where party_id = party.id order by name) as other_names
                  from directory.party
                 where party.board_id = :board
                    or party.id in (select party_id from directory.seat where seat.board_id = :board)
                union all
                select '#', dossier.id, dossier.short_name, dossier.name, null,
                       array(select name from dossier.dossier_name where dossier_id = dossier.id order by name)
                  from dossier.dossier
                 where dossier.board_id = :board
                union all
                select '=', saved.id, null, saved.name, saved.query, null
                  from register.saved_query as saved
                 where saved.person_id = :person and saved.board_id = :board
                 order by mark, name, id
                """)
            .param("board", viewer.board().value()).param("person", viewer.person().value())
            .query(row -> {
                switch (row.getString("mark")) {
                    case "@" -> parties.add(party(row));
                    case "#" -> dossiers.add(new KnownNames.NamedDossier(new DossierId(row.getString("id")), names(row, row.getString("kind"), row.getString("name"))));
                    default -> saved.add(new SavedQuery(new SavedQueryId(row.getString("id")), row.getString("name"), row.getString("query")));
                }
            });
        return new Around(new KnownNames(parties, dossiers), saved);
    }

    private static KnownNames.NamedParty party(ResultSet row) throws SQLException {
        return new KnownNames.NamedParty(new PartyId(row.getString("id")), row.getString("kind"), row.getString("kind").equals("SECRETARIAT")
                ? names(row, "secretaris", row.getString("name"), "secretariaat") : names(row, row.getString("name")));
    }

    private static List<String> names(ResultSet row, String... first) throws SQLException {
        var names = new ArrayList<>(List.of(first));
        names.addAll(List.of((String[]) row.getArray("other_names").getArray()));
        return names.stream().distinct().toList();
    }

    // What people keep.

    int kept(PersonId person, BoardId board) {
        return jdbc.sql("select count(*) from register.saved_query where person_id = :person and board_id = :board")
            .param("person", person.value()).param("board", board.value()).query(Integer.class).single();
    }

    /// Keeps a query; another one of the same name makes place.
    @Transactional
    void keep(Viewer viewer, SavedQuery saved, Instant at) {
        jdbc.sql("""
                insert into register.saved_query (id, person_id, board_id, name, query, at)
                values (:id, :person, :board, :name, :query, :at)
                on conflict (person_id, board_id, name) do update set query = excluded.query, at = excluded.at
                """)
            .param("id", saved.id().value()).param("person", viewer.person().value()).param("board", viewer.board().value())
            .param("name", saved.name()).param("query", saved.query()).param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .update();
    }

    @Transactional
    boolean remove(Viewer viewer, SavedQueryId id) {
        return jdbc.sql("delete from register.saved_query where id = :id and person_id = :person and board_id = :board")
            .param("id", id.value()).param("person", viewer.person().value()).param("board", viewer.board().value()).update() == 1;
    }
}
