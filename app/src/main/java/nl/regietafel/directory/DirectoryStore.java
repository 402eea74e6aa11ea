package nl.regietafel.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.regietafel.directory.NamedParty.NamedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DirectoryStore {

    private final JdbcClient jdbc;

    DirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record PartyRow(String id, String kind, String name, int version) {}

    private record PartyNameRow(String partyId, String name) {}

    List<Board> boards() {
        return jdbc.sql("select id, name, short_name from directory.board order by name").query(Board.class).list();
    }

    /// Founding the first board happens once, also when two try at the same moment.
    void lockBoards() {
        jdbc.sql("lock table directory.board in share row exclusive mode").update();
    }

    void insert(Board board, Instant now) {
        jdbc.sql("insert into directory.board (id, name, short_name, created_at) values (:id, :name, :short, :now)")
            .param("id", board.id().value()).param("name", board.name()).param("short", board.shortName())
            .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
    }

    /// Says again who acts, for the one transaction in which someone becomes the first secretary.
    void enter(PersonId person, LocalDate day) {
        jdbc.sql("select directory.enter(:person, :day)").param("person", person.value()).param("day", day)
            .query(rows -> {});
    }

    List<Party> parties(BoardId board, LocalDate day) {
        return withNames(jdbc.sql("""
                select party.id, party.kind, party.name, party.version
                  from directory.party
                  left join directory.seat on seat.party_id = party.id
                                          and seat.board_id = :board
                                          and seat.since <= :day
                                          and (seat.until is null or seat.until >= :day)
                 where seat.board_id is not null
                    or party.board_id = :board
                 order by array_position('{PROVINCE,MUNICIPALITY,AGENCY,MINISTRY,OTHER,SECRETARIAT}'::text[], party.kind),
                          seat.position, party.name
                """)
            .param("board", board.value()).param("day", day)
            .query(PartyRow.class)
            .list());
    }

    Optional<Party> party(BoardId board, PartyId id) {
        return withNames(jdbc.sql("""
                select party.id, party.kind, party.name, party.version
                  from directory.party
                 where party.id = :id
                   and (party.board_id = :board
                        or exists (select from directory.seat where seat.party_id = party.id and seat.board_id = :board))
                """)
            .param("board", board.value()).param("id", id.value())
            .query(PartyRow.class)
            .list()).stream().findFirst();
    }

    private List<Party> withNames(List<PartyRow> rows) {
        var names = jdbc.sql("select party_id, name from directory.party_name where party_id = any (:parties) order by name")
            .param("parties", rows.stream().map(PartyRow::id).toArray(String[]::new))
            .query(PartyNameRow.class)
            .list().stream()
            .collect(groupingBy(PartyNameRow::partyId, mapping(PartyNameRow::name, toList())));
        return rows.stream()
            .map(row -> new Party(new PartyId(row.id()), PartyKind.valueOf(row.kind()), row.name(),
                    names.getOrDefault(row.id(), List.of()), row.version()))
            .toList();
    }

    List<NamedParty> names(BoardId board, LocalDate day) {
        var people = memberships(board).stream()
            .filter(membership -> membership.holdsOn(day))
            .collect(groupingBy(Membership::party,
                    mapping(membership -> new NamedPerson(membership.person(), membership.personName()), toList())));
        return parties(board, day).stream()
            .map(party -> new NamedParty(party.id(), party.kind(), party.name(), party.otherNames(),
                    people.getOrDefault(party.id(), List.of()).stream().distinct().toList()))
            .toList();
    }

    void insert(Party party, @Nullable BoardId secretariatOf) {
        jdbc.sql("insert into directory.party (id, kind, name, board_id) values (:id, :kind, :name, :board)")
            .param("id", party.id().value()).param("kind", party.kind().name()).param("name", party.name())
            .param("board", secretariatOf == null ? null : secretariatOf.value())
            .update();
        putNames(party);
    }

    boolean update(Party party) {
        var updated = jdbc.sql("""
                update directory.party
                   set name = :name, version = version + 1
                 where id = :id and version = :version
                """)
            .param("name", party.name()).param("id", party.id().value()).param("version", party.version())
            .update() == 1;
        if (updated) {
            putNames(party);
        }
        return updated;
    }

    private void putNames(Party party) {
        jdbc.sql("delete from directory.party_name where party_id = :id").param("id", party.id().value()).update();
        for (var name : party.otherNames()) {
            jdbc.sql("insert into directory.party_name (party_id, name) values (:id, :name) on conflict do nothing")
                .param("id", party.id().value()).param("name", name.strip())
                .update();
        }
    }

    void seat(BoardId board, PartyId party, LocalDate since) {
        jdbc.sql("""
                insert into directory.seat (board_id, party_id, since, position)
                select :board, :party, :since, coalesce(max(position), 0) + 1
                  from directory.seat
                 where board_id = :board
                """)
            .param("board", board.value()).param("party", party.value()).param("since", since)
            .update();
    }

    boolean endSeat(BoardId board, PartyId party, LocalDate until) {
        return jdbc.sql("""
                update directory.seat
                   set until = :until
                 where board_id = :board and party_id = :party and since <= :until and (until is null or until > :until)
                """)
            .param("until", until).param("board", board.value()).param("party", party.value())
            .update() == 1;
    }

    Optional<Person> person(BoardId board, PersonId id) {
        return jdbc.sql("""
                select person.id, person.name, person.version
                  from directory.person
                 where person.id = :id
                   and exists (select from directory.membership
                                where membership.person_id = person.id and membership.board_id = :board)
                """)
            .param("id", id.value()).param("board", board.value())
            .query(Person.class)
            .optional();
    }

    void insert(Person person) {
        jdbc.sql("insert into directory.person (id, name) values (:id, :name)")
            .param("id", person.id().value()).param("name", person.name())
            .update();
    }

    boolean update(Person person) {
        return jdbc.sql("update directory.person set name = :name, version = version + 1 where id = :id and version = :version")
            .param("name", person.name()).param("id", person.id().value()).param("version", person.version())
            .update() == 1;
    }

    List<Membership> memberships(BoardId board) {
        return jdbc.sql("""
                select membership.id, membership.person_id as person, person.name as person_name, membership.party_id as party,
                       party.name as party_name, membership.role, membership.title, membership.since, membership.until,
                       membership.version
                  from directory.membership
                  join directory.person on person.id = membership.person_id
                  join directory.party on party.id = membership.party_id
                 where membership.board_id = :board
                 order by party.name, membership.since, person.name
                """)
            .param("board", board.value())
            .query(Membership.class)
            .list();
    }

    /// Two memberships ending at the same moment may not both believe the other stays.
    void lockMemberships(BoardId board) {
        jdbc.sql("select from directory.membership where board_id = :board order by id for update")
            .param("board", board.value())
            .query(rows -> {});
    }

    void insert(MembershipId id, BoardId board, PersonId person, PartyId party, Role role, @Nullable String title, LocalDate since) {
        jdbc.sql("""
                insert into directory.membership (id, board_id, person_id, party_id, role, title, since)
                values (:id, :board, :person, :party, :role, :title, :since)
                """)
            .param("id", id.value()).param("board", board.value()).param("person", person.value())
            .param("party", party.value()).param("role", role.name()).param("title", title).param("since", since)
            .update();
    }

    boolean end(MembershipId id, int version, LocalDate until) {
        return jdbc.sql("""
                update directory.membership
                   set until = :until, version = version + 1
                 where id = :id and version = :version
                """)
            .param("until", until).param("id", id.value()).param("version", version)
            .update() == 1;
    }
}
