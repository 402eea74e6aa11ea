package nl.regietafel.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import nl.regietafel.directory.BoardId;
import nl.regietafel.directory.PartyId;
import nl.regietafel.directory.PersonId;
import nl.regietafel.dossier.DossierId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(readOnly = true)
class BoardNamesStore {

    private final JdbcClient jdbc;

    BoardNamesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All that can be named at a board on a day, in one question: everyone who sits there, its dossiers, and the meeting that
    /// comes next. For finding who is meant the seats of that day count; for keeping a name out of a print so do people who have left.
    BoardNames on(BoardId board, LocalDate day) {
        var parties = new LinkedHashMap<PartyId, BoardNames.NamedParty>();
        var dossiers = new ArrayList<BoardNames.NamedDossier>();
        var next = new AtomicReference<@Nullable LocalDate>();
        jdbc.sql("""
                select '@' as mark, party.id, party.kind, party.name, null as short_name,
                       array(select name from directory.party_name where party_id = party.id order by name) as other_names,
                       array(select person.id from directory.person
                              where id in (select person_id from directory.membership where party_id = party.id and board_id = :board)
                              order by name, id) as person_ids,
                       array(select person.name from directory.person
                              where id in (select person_id from directory.membership where party_id = party.id and board_id = :board)
                              order by name, id) as person_names,
                       null::date as on_day, party.board_id as own, seat.position
                  from directory.party
                  left join directory.seat on seat.party_id = party.id and seat.board_id = :board
                        and seat.since <= :day and (seat.until is null or seat.until >= :day)
                 where seat.party_id is not null or party.board_id = :board
                union all
                select '#', dossier.id, null, dossier.name, dossier.short_name,
                       array(select name from dossier.dossier_name where dossier_id = dossier.id order by name),
                       null, null, null, null, null
                  from dossier.dossier
                 where dossier.board_id = :board
                union all
                select '>', null, null, null, null, null, null, null, min(on_day), null, null
                  from meeting.meeting
                 where board_id = :board and on_day > :day and cancelled_at is null
                 order by mark, own nulls last, position, name
                """)
            .param("board", board.value()).param("day", day)
            .query(row -> {
                switch (row.getString("mark")) {
                    case "@" -> parties.put(new PartyId(row.getString("id")), party(row));
                    case "#" -> dossiers.add(dossier(row));
                    default -> next.set(row.getObject("on_day", LocalDate.class));
                }
            });
        return new BoardNames(parties.values(), dossiers, next.get());
    }

    private static BoardNames.NamedParty party(ResultSet row) throws SQLException {
        var names = new ArrayList<String>();
        names.add(row.getString("name"));
        if (row.getString("kind").equals("SECRETARIAT")) {
            names.add("secretaris");
            names.add("secretariaat");
        }
        names.addAll(List.of((String[]) row.getArray("other_names").getArray()));
        var people = new ArrayList<BoardNames.NamedPerson>();
        var personNames = (String[]) row.getArray("person_names").getArray();
        for (var person : (String[]) row.getArray("person_ids").getArray()) {
            people.add(new BoardNames.NamedPerson(new PersonId(person), personNames[people.size()]));
        }
        return new BoardNames.NamedParty(new PartyId(row.getString("id")), row.getString("kind"), row.getString("name"), names, people);
    }

    private static BoardNames.NamedDossier dossier(ResultSet row) throws SQLException {
        var names = new ArrayList<>(List.of(row.getString("short_name"), row.getString("name")));
        names.addAll(List.of((String[]) row.getArray("other_names").getArray()));
        return new BoardNames.NamedDossier(new DossierId(row.getString("id")), row.getString("name"), row.getString("short_name"), names);
    }

    /// How many lines each dossier of a board has. Asked apart: after ten years there are many to count, and a line is not written
    /// faster for it.
    Map<DossierId, Integer> linesByDossier(BoardId board) {
        var lines = new HashMap<DossierId, Integer>();
        jdbc.sql("""
                select dossier_id, count(*) as lines
                  from decision.line
                 where board_id = :board and dossier_id is not null and removed_at is null
                 group by dossier_id
                """)
            .param("board", board.value())
            .query((row, _) -> lines.put(new DossierId(row.getString("dossier_id")), row.getInt("lines")))
            .list();
        return lines;
    }

    /// All names by which these parties have ever been known at a board, with everyone who ever sat or came for them: for
    /// keeping a name out of a print, whoever has left.
    BoardNames everKnown(BoardId board, Collection<PartyId> wanted) {
        var parties = new LinkedHashMap<PartyId, BoardNames.NamedParty>();
        jdbc.sql("""
                select party.id, party.kind, party.name,
                       array(select name from directory.party_name where party_id = party.id order by name) as other_names,
                       array(select person.name
                               from directory.membership
                               join directory.person on person.id = membership.person_id
                              where membership.board_id = :board and membership.party_id = party.id
                             union
                             select person.name
                               from decision.line_party
                               join directory.person on person.id = line_party.person_id
                              where line_party.board_id = :board and line_party.party_id = party.id
                             union
                             select attendance.name
                               from meeting.attendance
                              where attendance.board_id = :board and attendance.party_id = party.id and attendance.name is not null) as people
                  from directory.party
                 where party.id = any (:ids)
                """)
            .param("board", board.value()).param("ids", wanted.stream().map(PartyId::value).toArray(String[]::new))
            .query(row -> {
                var id = new PartyId(row.getString("id"));
                // Who came in someone's place is only a name.
                var people = Arrays.stream((String[]) row.getArray("people").getArray())
                    .map(name -> new BoardNames.NamedPerson(PersonId.fresh(), name)).toList();
                parties.put(id, new BoardNames.NamedParty(id, row.getString("kind"), row.getString("name"),
                        List.of((String[]) row.getArray("other_names").getArray()), people));
            });
        return new BoardNames(parties.values(), List.of(), null);
    }
}
