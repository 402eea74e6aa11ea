package nl.regietafel.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Ten years of twelve tables, put beside the sample through SQL so that pages are measured in a database of some size: for each
/// table six meetings a year with seven topics of ten lines, each line with an owner, every third in a dossier, all lists sent
/// round and adopted, one in twenty lines read by one municipality only and one in twenty by everyone, a paper of three pages at every
/// other topic, of the same three classes, and a record on the timeline for every line. The hashes of those records are no hashes: the
/// timeline of such a database does not verify.
final class TenYears {

    /// What the lines are about, two by two.
    static final List<String> WORDS = List.of(
            "opvang", "huisvesting", "noodopvang", "bekostiging", "doorstroming", "leegstand", "vergunninghouders", "onderwijs",
            "huisartsen", "veiligheid", "taakstelling", "overlast", "vervoer", "gezinshereniging", "inburgering", "woningbouw",
            "gebedsruimte", "sporthal", "schepen", "hotels", "boten", "vakantiepark", "nachtopvang", "spreiding",
            "kleinschaligheid", "meerjarenraming", "dagbesteding", "gezondheidszorg", "jeugdhulp", "tolken", "vrijwilligers", "omwonenden",
            "communicatie", "handhaving", "brandveiligheid", "crisisnoodopvang", "verduurzaming", "grondprijzen", "statushouders", "kinderdagverblijf",
            "leerlingenvervoer");

    static final int BOARDS = 12;
    static final int MEETINGS = 60;

    private TenYears() {}

    static void write(Connection database) throws SQLException {
        write(database, 1, MEETINGS);
    }

    /// The meetings from one number to another, of all twelve tables; what was written before stands.
    static void write(Connection database, int from, int to) throws SQLException {
        database.setAutoCommit(false);
        for (var sql : (from == 1 ? TABLES + "\n---\n" + LISTS : LISTS).split("\\R---\\R")) {
            try (var statement = database.createStatement()) {
                statement.execute(sql.replace("{from}", Integer.toString(from)).replace("{to}", Integer.toString(to))
                    .replace("{words}", "array['" + String.join("', '", WORDS) + "']").replace("{number}", Integer.toString(WORDS.size())));
            }
        }
        database.commit();
        database.setAutoCommit(true);
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private static final String TABLES = """
            insert into directory.board (id, name, short_name, created_at)
            select 'board' || to_char(n, 'FM0000000'), 'Regietafel ' || n, 'Tafel ' || n, now()
              from generate_series((select count(*) + 1 from directory.board), 12) as n
            ---
            insert into dossier.dossier (id, board_id, name, short_name, created_at)
            select 'd' || to_char(own.number, 'FM00') || to_char(n, 'FM000000000'), own.id, 'Onderwerp ' || n, 'ow' || n, now()
              from (select row_number() over (order by created_at, id) as number, id from directory.board) as own, generate_series(1, 20) as n
            """;

    private static final String LISTS = """
            create temporary table own as
                select row_number() over (order by created_at, id) as number, id from directory.board
            ---
            create temporary table someone as
                select (select person_id from directory.membership where role = 'SECRETARY' order by since, id limit 1) as person,
                       (select array_agg(id order by id) from directory.party where kind = 'MUNICIPALITY') as parties
            ---
            create temporary table held as
                select 'm' || to_char(own.number, 'FM00') || to_char(n, 'FM000000000') as id, own.id as board, own.number as board_number, n as number,
                       (date '2015-01-20' + (n - 1) * interval '2 months')::date as day
                  from own, generate_series({from}, {to}) as n
            ---
            insert into meeting.meeting (id, board_id, on_day, starts_at, ends_at, place, attendance_version)
            select id, board, day, '10:00', '12:00', 'Provinciehuis', 1 from held
            ---
            insert into meeting.agenda_item (id, meeting_id, board_id, position, title, kind, purpose, minutes, dossier_id)
            select 't' || substr(held.id, 2, 2) || substr(held.id, 9) || to_char(n, 'FM00000'), held.id, held.board, n, 'Bespreking van onderwerp ' || n,
                   'REGULAR', 'DISCUSSION', 15, 'd' || to_char(held.board_number, 'FM00') || to_char((held.number + n) % 20 + 1, 'FM000000000')
              from held, generate_series(1, 7) as n
            ---
            insert into meeting.attendance (meeting_id, board_id, position, party_id, state)
            select held.id, held.board, n, (someone.parties)[n], 'PRESENT'
              from held, someone, generate_series(1, cardinality(someone.parties)) as n
            ---
            insert into decision.decision_list (meeting_id, board_id, number, year, next_sequence, next_label)
            select id, board, (number - 1) % 6 + 1, extract(year from day), 71, 71 from held
            ---
            insert into decision.list_number (board_id, year, last)
            select board, extract(year from day), 6 from held group by 1, 2 on conflict do nothing
            ---
            create temporary table laid as
                select 'p' || substr(item.id, 2) as id, held.board, item.id as topic, held.day, held.number as meeting_number, item.position as number,
                       case (held.number + item.position) % 10 when 7 then 'LIMITED' when 3 then 'PUBLIC' else 'BOARD' end as confidentiality
                  from held join meeting.agenda_item as item on item.meeting_id = held.id
                 where item.position % 2 = 1
            ---
            update meeting.agenda_item set confidentiality = 'PUBLIC' where id in (select topic from laid where confidentiality = 'PUBLIC')
            ---
            insert into paper.paper (id, board_id, agenda_item_id, title, confidentiality, shared_with, added_at)
            select laid.id, laid.board, laid.topic, 'Notitie ' || ({words})[(laid.number * 5 + laid.meeting_number) % {number} + 1], laid.confidentiality,
                   case when laid.confidentiality = 'LIMITED' then array[(someone.parties)[laid.meeting_number % cardinality(someone.parties) + 1]] else '{}' end, laid.day
              from laid, someone
            ---
            insert into paper.paper_version (paper_id, number, board_id, file_name, kind, size, sha256, reading, added_by, added_at, on_day)
            select laid.id, 1, laid.board, 'notitie.pdf', 'PDF', 20000, repeat('0', 64), 'READ', someone.person, laid.day, laid.day from laid, someone
            ---
            insert into paper.piece (paper_id, number, position, board_id, content)
            select id, 1, 0, board, decode(repeat('25', 20000), 'hex') from laid
            ---
            insert into paper.part (paper_id, number, position, board_id, text)
            select laid.id, 1, 0, laid.board, (select string_agg('In deze notitie staat over ' || ({words})[(laid.number * 3 + laid.meeting_number * 7 + n * 5) % {number} + 1]
                       || ' wat er bekend is, alinea ' || n || '.', ' ') from generate_series(1, 40) as n)
              from laid
            ---
            create temporary table said as
                select 'l' || substr(held.id, 2, 2) || substr(held.id, 10) || to_char(n, 'FM000000') as id, held.board, held.board_number, held.id as meeting, held.day, n as number,
                       't' || substr(held.id, 2, 2) || substr(held.id, 9) || to_char((n - 1) / 10 + 1, 'FM00000') as topic,
                       row_number() over (partition by held.board order by held.day, n) as place, held.number as meeting_number
                  from held, generate_series(1, 70) as n
            ---
            insert into decision.line (id, board_id, meeting_id, agenda_item_id, sequence, position, kind, text, due_on, dossier_id,
                                       confidentiality, shared_with, label, released_at, written_by, written_at)
            select said.id, said.board, said.meeting, said.topic, said.number, said.number,
                   (array['ANNOUNCEMENT', 'SIGNAL', 'DECISION', 'AGREEMENT', 'ACTION', 'ACTION', 'QUESTION', 'CALL'])[said.number % 8 + 1],
                   'Over ' || ({words})[(said.number * 7 + said.meeting_number) % {number} + 1] || ' en ' || ({words})[(said.number * 11 + said.meeting_number * 3) % {number} + 1]
                       || ' is in een zin van gewone lengte gezegd wat er nodig is, nummer ' || said.number || '.',
                   case when said.number % 8 in (4, 5) then said.day + 60 end,
                   case when said.number % 3 = 0 then 'd' || to_char(said.board_number, 'FM00') || to_char(said.number % 20 + 1, 'FM000000000') end,
                   case said.number % 20 when 7 then 'LIMITED' when 3 then 'PUBLIC' else 'BOARD' end,
                   case when said.number % 20 = 7 then array[(someone.parties)[said.meeting_number % cardinality(someone.parties) + 1]] else '{}' end,
                   extract(year from said.day) || '-' || ((said.meeting_number - 1) % 6 + 1) || '/' || said.number,
                   said.day + time '14:00', someone.person, said.day + time '11:00'
              from said, someone
            ---
            insert into decision.line_party (line_id, board_id, position, party_id)
            select said.id, said.board, 0, (someone.parties)[said.number % cardinality(someone.parties) + 1] from said, someone
            ---
            insert into decision.sent_line (line_id, board_id, agenda_item_id, kind, text, due_on, due_meeting, goes_to_on, goes_to_next, said_with)
            select line.id, line.board_id, line.agenda_item_id, line.kind, line.text, line.due_on, false, null, false, '{}'
              from decision.line join said on said.id = line.id
            ---
            insert into decision.sent_party (line_id, board_id, position, party_id, hidden)
            select party.line_id, party.board_id, party.position, party.party_id, false
              from decision.line_party as party join said on said.id = party.line_id
            ---
            insert into decision.fact (id, line_id, board_id, what, on_day, by_person, at)
            select 'f' || substr(said.id, 2), said.id, said.board, case when said.number % 8 in (4, 5) then 'ACCEPTANCE' else 'ANSWER' end,
                   said.day + 60, someone.person, said.day + 60 + time '10:00'
              from said, someone
             where said.number % 8 in (4, 5, 6, 7) and said.number % 3 <> 0
            ---
            insert into decision.circulation (meeting_id, board_id, version, on_day, at, by_person)
            select held.id, held.board, 1, held.day + 7, held.day + 7, someone.person from held, someone
            ---
            insert into decision.adoption (meeting_id, board_id, version, with_changes, on_day, at, by_person)
            select held.id, held.board, 1, false, held.day + 60, held.day + 60, someone.person from held, someone
            ---
            insert into timeline.subject (id, board_id, kind, released, confidentiality)
            select id, board, 'LINE', true, case when number % 20 = 7 then 'LIMITED' else 'BOARD' end from said
            ---
            insert into timeline.chain (board_id) select id from own on conflict do nothing
            ---
            insert into timeline.event (board_id, seq, subject_id, act, person_id, on_day, at, detail, command_key, answer, previous, hash)
            select said.board, chain.last_seq + said.place, said.id, 'WRITTEN', someone.person, said.day, said.day + time '11:00', 'Regel geschreven.',
                   'generated.' || said.id, '/', chain.last_hash, 'generated'
              from said join timeline.chain on chain.board_id = said.board, someone
            ---
            update timeline.chain set last_seq = (select max(seq) from timeline.event where event.board_id = chain.board_id), last_hash = 'generated'
            ---
            drop table said, laid, held, own, someone
            """;
}
