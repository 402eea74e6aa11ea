package nl.regietafel.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Session(Viewer viewer, Instant seenAt, boolean isWhole, List<Board> others, boolean letterKeys) {}

    /// A session of someone's own, for their list.
    record Own(String tokenHash, Instant createdAt, Instant seenAt) {}

    private record Row(String personId, String personName, @Nullable String title, String boardId, String boardName, String role,
                       String partyId, @Nullable OffsetDateTime seenAt, boolean secondFactor, boolean hasSecondStep, boolean letterKeys) {}

    void insert(String hash, PersonId person, @Nullable BoardId board, boolean secondFactor, Instant now) {
        jdbc.sql("""
                insert into directory.session (token_hash, person_id, board_id, second_factor, created_at, seen_at)
                values (:hash, :person, :board, :secondFactor, :now, :now)
                """)
            .param("hash", hash).param("person", person.value()).param("board", board == null ? null : board.value())
            .param("secondFactor", secondFactor).param("now", at(now))
            .update();
    }

    /// One query a page: the session, the person, and what they are at the board of the session on the table's date.
    Optional<Session> find(String hash, Instant seenSince, Instant createdSince, LocalDate day) {
        var rows = jdbc.sql("""
                select person.id as person_id, person.name as person_name, membership.title, board.id as board_id,
                       board.short_name as board_name, membership.role, membership.party_id, session.seen_at,
                       session.second_factor, account.totp_since is not null as has_second_step, person.letter_keys
                  from directory.session
                  join directory.person on person.id = session.person_id
                  left join directory.account on account.person_id = person.id
                  join directory.membership on membership.person_id = person.id
                  join directory.board on board.id = membership.board_id
                 where session.token_hash = :hash
                   and session.seen_at > :seenSince
                   and session.created_at > :createdSince
                   and account.closed_at is null
                   and membership.since <= :day
                   and (membership.until is null or membership.until >= :day)
                 order by (membership.board_id is not distinct from session.board_id) desc, board.short_name, membership.since
                """)
            .param("hash", hash).param("seenSince", at(seenSince)).param("createdSince", at(createdSince)).param("day", day)
            .query(Row.class)
            .list();
        return viewer(rows).map(viewer -> new Session(viewer, rows.getFirst().seenAt().toInstant(), rows.getFirst().secondFactor()
                || !rows.getFirst().hasSecondStep() && viewer.roles().stream().noneMatch(Role::needsSecondStep), others(rows),
                rows.getFirst().letterKeys()));
    }

    /// The other boards at which this person sits.
    private static List<Board> others(List<Row> rows) {
        return rows.stream()
            .filter(row -> !row.boardId().equals(rows.getFirst().boardId()))
            .map(row -> new Board(new BoardId(row.boardId()), row.boardName(), row.boardName()))
            .distinct()
            .toList();
    }

    Optional<Viewer> viewerOf(PersonId person, @Nullable BoardId board, LocalDate day) {
        return viewer(jdbc.sql("""
                select person.id as person_id, person.name as person_name, membership.title, board.id as board_id,
                       board.short_name as board_name, membership.role, membership.party_id, null::timestamptz as seen_at,
                       false as second_factor, false as has_second_step, true as letter_keys
                  from directory.person
                  join directory.membership on membership.person_id = person.id
                  join directory.board on board.id = membership.board_id
                 where person.id = :person
                   and membership.since <= :day
                   and (membership.until is null or membership.until >= :day)
                 order by (membership.board_id is not distinct from :board) desc, board.short_name, membership.since
                """)
            .param("person", person.value()).param("board", board == null ? null : board.value()).param("day", day)
            .query(Row.class)
            .list());
    }

    void seen(String hash, Instant now) {
        jdbc.sql("update directory.session set seen_at = :now where token_hash = :hash")
            .param("now", at(now)).param("hash", hash)
            .update();
    }

    void moveTo(String hash, BoardId board) {
        jdbc.sql("update directory.session set board_id = :board where token_hash = :hash")
            .param("board", board.value()).param("hash", hash)
            .update();
    }

    void letterKeys(PersonId person, boolean on) {
        jdbc.sql("update directory.person set letter_keys = :on where id = :person").param("on", on).param("person", person.value()).update();
    }

    void strengthen(String hash) {
        jdbc.sql("update directory.session set second_factor = true where token_hash = :hash").param("hash", hash).update();
    }

    void delete(String hash) {
        jdbc.sql("delete from directory.session where token_hash = :hash").param("hash", hash).update();
    }

    void deleteOthers(PersonId person, String hash) {
        jdbc.sql("delete from directory.session where person_id = :person and token_hash <> :hash")
            .param("person", person.value()).param("hash", hash)
            .update();
    }

    List<Own> of(PersonId person, Instant seenSince, Instant createdSince) {
        return jdbc.sql("""
                select token_hash, created_at, seen_at
                  from directory.session
                 where person_id = :person and seen_at > :seenSince and created_at > :createdSince
                 order by seen_at desc
                """)
            .param("person", person.value()).param("seenSince", at(seenSince)).param("createdSince", at(createdSince))
            .query(Own.class)
            .list();
    }

    void deleteEnded(Instant seenBefore, Instant createdBefore) {
        jdbc.sql("delete from directory.session where seen_at < :seenBefore or created_at < :createdBefore")
            .param("seenBefore", at(seenBefore)).param("createdBefore", at(createdBefore))
            .update();
    }

    void deleteAll(PersonId person) {
        jdbc.sql("delete from directory.session where person_id = :person").param("person", person.value()).update();
    }

    /// Several memberships at one board make one viewer with all their roles and parties.
    private static Optional<Viewer> viewer(List<Row> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        var roles = EnumSet.noneOf(Role.class);
        var parties = new LinkedHashSet<PartyId>();
        for (var row : rows) {
            if (row.boardId().equals(first.boardId())) {
                var role = Role.valueOf(row.role());
                roles.add(role);
                if (role != Role.ADMINISTRATOR) {
                    parties.add(new PartyId(row.partyId()));
                }
            }
        }
        var title = first.title() == null ? Role.valueOf(first.role()).dutch() : first.title();
        return Optional.of(new Viewer(new PersonId(first.personId()), first.personName(), title, new BoardId(first.boardId()),
                first.boardName(), roles, parties));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
