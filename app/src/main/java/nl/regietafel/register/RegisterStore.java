package nl.regietafel.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.regietafel.decision.LineId;
import nl.regietafel.decision.LineKind;
import nl.regietafel.directory.Act;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.directory.Viewer;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Finds lines. Which lines a viewer may read is decided by row level security; what of them, by the same rule as in the one query
/// that reads lines: who keeps or chairs the board looks through what is being written, everyone else through what was last sent
/// round. The lines themselves are then read through their own doorway.
@Repository
@Transactional(readOnly = true)
class RegisterStore {

    /// All lines of a board as one reads them. Searching sees through one table of words or the other, never through both: under
    /// row level security each row of a second table is looked up and judged again.
    private enum Reading {
        LIVING("decision.line", "decision.line_party", "", "line", "null::text[]", "fact.withdrawn_at is null"),
        SENT("decision.sent_line", "decision.sent_party", "join decision.sent_line as said on said.line_id = line.id and said.board_id = :board", "said", "said.said_with", """
                case when fact.what not in ('CONDITION', 'FIGURE', 'WITHOUT')
                     then fact.withdrawn_at is null and (fact.what <> 'CONDITION_MET' or fact.about_id = any (line.said_with))
                     else fact.id = any (line.said_with) end""");

        private final String parties;
        private final String lines;
        private final String when;
        private final String became;
        private final String words;

        Reading(String table, String parties, String join, String said, String saidWith, String facts) {
            this.parties = parties;
            this.lines = LINES.replace("{join}", join).replace("{said_with}", saidWith).replace("{said}", said);
            this.when = WHEN.replace("{facts}", facts);
            this.became = when + BECAME.replace("{parties}", parties);
            this.words = WORDS + lines + WORDS_OF_LINES;
        }

        static Reading of(Viewer viewer) {
            return viewer.may(Act.READ_DRAFTS) ? LIVING : SENT;
        }
    }

    private static final String LINES = """
              from (select line.id, line.board_id, own.id as meeting, own.on_day, line.sequence, line.label, line.dossier_id, line.confidentiality,
                           {said}.kind, {said}.plain, {said}.words, {said}.due_on, {said}.due_meeting, {said}.goes_to_on, {said}.goes_to_next,
                           {said_with} as said_with
                      from meeting.meeting as own
                      join decision.line on line.meeting_id = own.id
                      {join}
                     where own.board_id = :board and line.removed_at is null) as line
            """;

    /// What was recorded about a line, and when something must be there: as agreed or as last moved; for an agenda point the
    /// meeting it goes to.
    private static final String WHEN = """
             cross join lateral (
                    select coalesce((array_agg(what order by sequence desc) filter (where what in ('LAPSE', 'REOPENING')))[1] = 'LAPSE', false) as lapsed,
                           (array_agg(on_day order by sequence desc) filter (where what = 'DUE_MOVED'))[1] as moved,
                           coalesce(bool_or(what = 'OUTCOME'), false) as outcome,
                           coalesce(bool_or(what = 'REVIEW'), false) as reviewed,
                           coalesce(bool_or(what = 'BREACH'), false) and not coalesce(bool_or(what = 'ENDING'), false) as breached,
                           coalesce(bool_or(what = 'ANSWER' and party_id is null), false) as answered,
                           coalesce(array_agg(party_id) filter (where what = 'ANSWER'), '{}') as answered_by,
                           coalesce(array_agg(id) filter (where what in ('CONDITION', 'REFERRAL')), '{}') as asked,
                           coalesce(array_agg(about_id) filter (where what in ('CONDITION_MET', 'REFERRAL_ANSWER')), '{}') as met,
                           array_agg(what order by sequence desc) filter (where what in ('REPORT', 'ACCEPTANCE', 'RETURN', 'REOPENING')) as words,
                           array_agg(party_id order by sequence desc) filter (where what in ('REPORT', 'ACCEPTANCE', 'RETURN', 'REOPENING')) as words_of
                      from decision.fact
                     where fact.line_id = line.id
                       and {facts}) as told
             cross join lateral (
                    select min(later.on_day) as on_day from meeting.meeting as later
                     where (line.due_meeting or line.goes_to_next)
                       and later.board_id = line.board_id and later.on_day > line.on_day and later.cancelled_at is null) as next
             cross join lateral (
                    select coalesce(told.moved, case when line.due_meeting then next.on_day else line.due_on end) as due,
                           case when line.goes_to_next then next.on_day else line.goes_to_on end as goes_to) as at
            """;

    /// What became of a line, as LineDetail tells it of one: a test compares the two.
    private static final String BECAME = """
             cross join lateral (
                    select coalesce(array_agg(party_id) filter (where party_id is not null), '{}') as parties,
                           coalesce(bool_or(party_group is not null), false) as grouped
                      from {parties} as party where party.line_id = line.id) as whom
             cross join lateral (
                    select coalesce(bool_and(word = 'ACCEPTANCE'), true) as accepted, coalesce(bool_or(word = 'REPORT'), false) as reported,
                           coalesce(bool_or(word not in ('ACCEPTANCE', 'REPORT')), false) as waiting
                      from (select coalesce((select told_of.what
                                               from unnest(told.words, told.words_of) with ordinality as told_of (what, party_id, place)
                                              where told_of.party_id is null or told_of.party_id = part.party_id
                                              order by place limit 1), 'NONE') as word
                              from (select unnest(whom.parties) as party_id
                                    union all
                                    select null where whom.parties = '{}' or whom.grouped) as part
                             where line.kind = 'ACTION') as last_words) as done
             cross join lateral (
                    select told.answered or whom.parties <> '{}' and not whom.grouped and whom.parties <@ told.answered_by as answered) as heard
             cross join lateral (
                    select not told.lapsed and coalesce(case line.kind
                               when 'ANNOUNCEMENT' then at.due < :today and not told.outcome
                               when 'DECISION' then not told.asked <@ told.met or at.due <= :today and not told.reviewed
                               when 'ACTION' then not done.accepted
                               when 'QUESTION' then not heard.answered
                               when 'CALL' then not heard.answered
                               when 'AGENDA_POINT' then at.goes_to is null or at.goes_to > :today
                               else false end, false) as alive) as lives
            """;

    /// All words one can find, and those of the query cut the same way: only when nothing was found.
    private static final String WORDS = """
            union all
            select 'asked', said, lexeme, null
              from unnest(:words::text[]) as said, unnest(tsvector_to_array(to_tsvector('pg_catalog.dutch', decision.plain(said)))) as lexeme
             where (select count(*) from found) = 0
            union all
            (select distinct 'known', null, lexeme, null::bigint
            """;
    private static final String WORDS_OF_LINES = """
             cross join lateral unnest(tsvector_to_array(line.words)) as lexeme
              where (select count(*) from found) = 0)
            """;

    private final JdbcClient jdbc;

    RegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The SQL of one query: what it joins, its conditions, and their values.
    private static final class Conditions {

        private final Reading reading;
        private final StringBuilder where = new StringBuilder(" where true");
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private String joined = "";

        private Conditions(Reading reading) {
            this.reading = reading;
        }

        void joiningWhen() {
            if (joined.isEmpty()) {
                joined = reading.when;
            }
        }

        void joiningBecame() {
            joined = reading.became;
        }

        String value(@Nullable Object value) {
            var name = "v" + values.size();
            values.put(name, value);
            return ":" + name;
        }

        /// A condition of which it may not be known whether it holds; then it does not.
        void and(boolean not, String condition) {
            where.append("\n   and ").append(not ? "not " : "").append("coalesce((").append(condition).append("), false)");
        }

        /// A condition that holds or not: PostgreSQL knows how many lines are left.
        void andKnown(boolean not, String condition) {
            and((not ? "not (" : "(") + condition + ")");
        }

        void and(String condition) {
            where.append("\n   and ").append(condition);
        }

        String sql() {
            return reading.lines + joined + where;
        }
    }

    /// What was found, in one question.
    ///
    /// @param ids   the lines of this page, in order
    /// @param words when nothing was found: how the words of the query are cut, and all words there are to be found
    record Found(List<LineId> ids, Counts counts, Vocabulary words) {}

    /// How many of each there are, as far as can be counted at once.
    ///
    /// @param all     at most one more than the most that is counted; then nothing else is
    /// @param kinds   lines of each kind
    /// @param open    lines that are still open
    /// @param parties the parties that occur most
    record Counts(int all, Map<LineKind, Integer> kinds, int open, Map<PartyId, Integer> parties) {}

    /// All words that stand in lines this viewer reads, as they are kept for searching; and those of a query, cut the same way.
    record Vocabulary(Map<String, List<String>> asked, List<String> known) {}

    /// The lines of one page, after the line that was the last of the page before, and how many of each there are in all.
    Found find(Viewer viewer, Query query, Order order, @Nullable LineId after, int most, int counted, LocalDate today) {
        var conditions = conditions(Reading.of(viewer), query);
        var found = found(query, order, conditions);
        var ids = new TreeMap<Integer, LineId>();
        var kinds = new HashMap<LineKind, Integer>();
        var parties = new HashMap<PartyId, Integer>();
        var numbers = new int[2];
        var asked = new HashMap<String, List<String>>();
        var known = new ArrayList<String>();
        var sql = """
                with found as materialized (
                %s%s),
                page as (
                %s),
                few as (select * from found where (select count(*) from found) <= :counted),
                became as materialized (select line.id, lives.alive, whom.parties from few as line %s)
                select 'page' as what, id as which, null as word, place as number from page
                union all
                select 'all', null, null, count(*) from found
                union all
                select 'kind', kind, null, count(*) from few group by kind
                union all
                select 'open', null, null, count(*) from became where alive
                union all
                (select 'party', party_id, null, count(distinct became.id)
                   from became cross join lateral unnest(parties) as party_id
                  group by party_id order by count(distinct became.id) desc, party_id limit 3)
                %s
                """.formatted(found, order.isByDay() ? "\n " + ordered(order) + " limit :counted + 1" : "", page(order, after, conditions),
                        conditions.reading.became, query.hasWords() ? conditions.reading.words : "");
        var statement = jdbc.sql(sql).param("board", viewer.board().value()).param("today", today).param("most", most).param("counted", counted)
            .param("words", query.all(Query.Word.class).stream().filter(word -> !word.not()).map(Query.Word::word).toArray(String[]::new))
            .params(conditions.values);
        (after == null ? statement : statement.param("after", after.value())).query(row -> {
            var number = row.getInt("number");
            switch (row.getString("what")) {
                case "page" -> ids.put(number, new LineId(row.getString("which")));
                case "all" -> numbers[0] = number;
                case "open" -> numbers[1] = number;
                case "kind" -> kinds.put(LineKind.valueOf(row.getString("which")), number);
                case "party" -> parties.put(new PartyId(row.getString("which")), number);
                case "asked" -> asked.computeIfAbsent(row.getString("which"), _ -> new ArrayList<>()).add(row.getString("word"));
                default -> known.add(row.getString("word"));
            }
        });
        return new Found(List.copyOf(ids.values()), new Counts(numbers[0], kinds, numbers[1], parties), new Vocabulary(asked, known));
    }

    /// The next lines, in this order, after this line: for who reads them all.
    List<LineId> after(Viewer viewer, Query query, Order order, @Nullable LineId after, int most, LocalDate today) {
        var conditions = conditions(Reading.of(viewer), query);
        var sql = """
                with found as (
                %s),
                page as (
                %s)
                select id from page order by place
                """.formatted(found(query, order, conditions), page(order, after, conditions));
        var statement = jdbc.sql(sql).param("board", viewer.board().value()).param("today", today).param("most", most).params(conditions.values);
        return (after == null ? statement : statement.param("after", after.value())).query((row, _) -> new LineId(row.getString("id"))).list();
    }

    /// All that fit the query, with what they are ordered by.
    private static String found(Query query, Order order, Conditions conditions) {
        var key = switch (order) {
            case NEWEST, OLDEST -> "0";
            case DUE_FIRST -> "coalesce(at.due, case when line.kind = 'AGENDA_POINT' then at.goes_to end, 'infinity'::date)";
            case DUE_LAST -> "coalesce(at.due, case when line.kind = 'AGENDA_POINT' then at.goes_to end, '-infinity'::date)";
            case MEANING -> meaning(query, conditions);
        };
        if (order == Order.DUE_FIRST || order == Order.DUE_LAST) {
            conditions.joiningWhen();
        }
        return """
                select line.id, line.board_id, line.kind, line.said_with, line.due_on, line.due_meeting, line.goes_to_on, line.goes_to_next,
                       %s as key, line.on_day, line.meeting, line.sequence
                %s""".formatted(key, conditions.sql());
    }

    /// The lines of one page. By day PostgreSQL stops reading at the last one it needs; otherwise it has to know them all.
    private static String page(Order order, @Nullable LineId after, Conditions conditions) {
        var beyond = order.isDescending() ? "<" : ">";
        var place = "select id, row_number() over (" + ordered(order) + ") as place from ";
        if (after == null) {
            return place + "found as line order by place limit :most";
        }
        if (!order.isByDay()) {
            return place + "found as line where (key, on_day, meeting, sequence) " + beyond
                    + " (select key, on_day, meeting, sequence from found where id = :after) order by place limit :most";
        }
        return place + """
                (select line.id, line.on_day, line.meeting, line.sequence
                %1$s
                   and line.on_day %2$s= (select on_day from meeting.meeting where id = (select meeting_id from decision.line where id = :after))
                   and (line.on_day, line.meeting, line.sequence) %2$s
                       (select past.on_day, past.id, last.sequence
                          from decision.line as last join meeting.meeting as past on past.id = last.meeting_id where last.id = :after)
                 %3$s limit :most) as line""".formatted(conditions.sql(), beyond, ordered(order));
    }

    private static String ordered(Order order) {
        return ("order by " + (order.isByDay() ? "" : "key %1$s, ") + "line.on_day %1$s, line.meeting %1$s, line.sequence %1$s")
            .formatted(order.isDescending() ? "desc" : "asc");
    }

    /// How much a line says of what was asked, less as it is longer ago: half as much after three years.
    private static String meaning(Query query, Conditions conditions) {
        var all = query.all(Query.Word.class).stream().filter(word -> !word.not()).map(word -> words(word, conditions)).collect(Collectors.joining(" || "));
        return "(ts_rank(line.words, " + all + ", 1) + 0.01) / (1 + greatest(:today - line.on_day, 0) / 1100.0)";
    }

    private static Conditions conditions(Reading reading, Query query) {
        var conditions = new Conditions(reading);
        kinds(query, conditions);
        dossiers(query, conditions);
        for (var term : query.terms()) {
            switch (term) {
                case Query.OfKind _, Query.InDossier _ -> { }
                case Query.Word word -> conditions.andKnown(word.not(), says(word, conditions));
                case Query.Literal literal -> conditions.andKnown(literal.not(), "line.plain like " + conditions.value(within(Spelling.plain(literal.text()))));
                case Query.Numbered number -> conditions.and(number.not(), "line.label = " + conditions.value(number.label()));
                case Query.Concerns who -> conditions.andKnown(who.not(), about(who, conditions));
                case Query.DueBefore due -> {
                    conditions.joiningWhen();
                    conditions.and(due.not(), "coalesce(at.due, case when line.kind = 'AGENDA_POINT' then at.goes_to end) <= " + conditions.value(due.day()));
                }
                case Query.Said said -> {
                    var between = new ArrayList<String>();
                    if (said.since() != null) {
                        between.add("line.on_day >= " + conditions.value(said.since()));
                    }
                    if (said.until() != null) {
                        between.add("line.on_day <= " + conditions.value(said.until()));
                    }
                    conditions.and((said.not() ? "not " : "") + "(" + String.join(" and ", between) + ")");
                }
                case Query.Is is -> {
                    if (is.standing() != Standing.LIMITED) {
                        conditions.joiningBecame();
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
                    and (line.kind = 'ACTION' and done.waiting or line.kind in ('QUESTION', 'CALL') and not heard.answered)""";
            case REPORTED -> "not told.lapsed and line.kind = 'ACTION' and done.reported and not done.accepted";
            case ACCEPTED -> "not told.lapsed and line.kind = 'ACTION' and done.accepted";
            case ANSWERED -> "not told.lapsed and line.kind in ('QUESTION', 'CALL') and heard.answered";
            case BREACHED -> "not told.lapsed and line.kind = 'AGREEMENT' and told.breached";
            case LAPSED -> "told.lapsed";
            case LIMITED -> "line.confidentiality = 'LIMITED'";
        };
    }

    /// A party by itself, and as one of a group. Looked up for each line that is left: `offset 0` keeps PostgreSQL from reading the
    /// parties of all lines of all boards first.
    private static String about(Query.Concerns who, Conditions conditions) {
        return "exists (select from %s as whom where whom.line_id = line.id and (whom.party_id = %s or whom.party_group = any (%s)) offset 0)".formatted(
                conditions.reading.parties, conditions.value(who.party() == null ? "" : who.party().value()),
                conditions.value(who.groups().stream().map(Enum::name).toArray(String[]::new)));
    }

    private static void kinds(Query query, Conditions conditions) {
        var wanted = new ArrayList<String>();
        for (var term : query.all(Query.OfKind.class)) {
            var one = "line.kind = " + conditions.value(term.kind().name()) + (term.pledge() ? """
                     and exists (select from %s as owner join directory.party on party.id = owner.party_id
                                  where owner.line_id = line.id and party.kind <> 'SECRETARIAT')
                    """.formatted(conditions.reading.parties) : "");
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
        ways.add("line.words @@ " + tsquery);
        ways.add("numnode(" + tsquery + ") = 0");
        if (word.word().length() > 4) {
            ways.add("line.plain like " + conditions.value(within(Spelling.plain(word.word()))));
        }
        if (!word.dossiers().isEmpty()) {
            ways.add("coalesce(line.dossier_id = any (" + conditions.value(word.dossiers().stream().map(DossierId::value).toArray(String[]::new)) + "), false)");
        }
        if (!word.parties().isEmpty()) {
            ways.add("exists (select from %s as whom where whom.line_id = line.id and whom.party_id = any (%s) offset 0)".formatted(
                    conditions.reading.parties, conditions.value(word.parties().stream().map(PartyId::value).toArray(String[]::new))));
        }
        return String.join(" or ", ways);
    }

    /// The word and its other names as PostgreSQL looks for them: of the last word of a name its beginning will do. Its Dutch
    /// stemmer leaves the s of locaties; with only the beginning asked for, it goes here.
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
                text.set(text.size() - 1, text.getLast().replaceFirst("(?<=\\p{L}{3}[aeiou])s'$", "'") + ":*");
            }
            return "to_tsquery('pg_catalog.dutch', " + conditions.value(String.join(" <-> ", text)) + ")";
        }).collect(Collectors.joining(" || ", "(", ")"));
    }

    private static String within(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
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
                    case "#" -> dossiers.add(new KnownNames.NamedDossier(new DossierId(row.getString("id")), row.getString("kind"), row.getString("name"),
                            names(row, row.getString("kind"), row.getString("name"))));
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
