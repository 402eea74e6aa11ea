package nl.regietafel.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A link that is still good.
    record Link(String purpose, @Nullable String personId, @Nullable String personName, @Nullable String email, Instant expiresAt) {}

    private static final String ACCOUNT = """
            select person_id as person, email, password_hash, password_since, totp_secret, totp_since, closed_at
              from directory.account
            """;

    Optional<Account> of(PersonId person) {
        return jdbc.sql(ACCOUNT + " where person_id = :person").param("person", person.value()).query(Account.class).optional();
    }

    Optional<Account> of(String email) {
        return jdbc.sql(ACCOUNT + " where lower(email) = lower(:email)").param("email", email).query(Account.class).optional();
    }

    /// The account someone is invited to: it has an address and nothing else yet.
    void put(PersonId person, String email, Instant now) {
        jdbc.sql("""
                insert into directory.account (person_id, email, created_at)
                values (:person, :email, :now)
                on conflict (person_id) do update
                   set email = excluded.email,
                       password_hash = null, password_since = null,
                       totp_secret = null, totp_since = null,
                       closed_at = null
                """)
            .param("person", person.value()).param("email", email).param("now", at(now))
            .update();
    }

    void setPassword(PersonId person, String hash, Instant now) {
        jdbc.sql("update directory.account set password_hash = :hash, password_since = :now where person_id = :person")
            .param("hash", hash).param("now", at(now)).param("person", person.value())
            .update();
    }

    void offerSecondStep(PersonId person, @Nullable String secret) {
        jdbc.sql("update directory.account set totp_secret = :secret, totp_since = null where person_id = :person")
            .param("secret", secret).param("person", person.value())
            .update();
    }

    void confirmSecondStep(PersonId person, Instant now) {
        jdbc.sql("update directory.account set totp_since = :now where person_id = :person and totp_since is null")
            .param("now", at(now)).param("person", person.value())
            .update();
    }

    /// Takes up the code of this step of time; false when it, or a later one, was used before.
    boolean useStep(PersonId person, long step) {
        return jdbc.sql("update directory.account set totp_last_step = :step where person_id = :person and totp_last_step < :step")
            .param("step", step).param("person", person.value())
            .update() == 1;
    }

    void close(PersonId person, Instant now) {
        jdbc.sql("update directory.account set closed_at = :now where person_id = :person and closed_at is null")
            .param("now", at(now)).param("person", person.value())
            .update();
    }

    void insertLink(String hash, String purpose, @Nullable PersonId person, @Nullable PersonId by, Instant now, Instant expires) {
        jdbc.sql("""
                insert into directory.link (token_hash, purpose, person_id, created_by, created_at, expires_at)
                values (:hash, :purpose, :person, :by, :now, :expires)
                """)
            .param("hash", hash).param("purpose", purpose).param("person", person == null ? null : person.value())
            .param("by", by == null ? null : by.value()).param("now", at(now)).param("expires", at(expires))
            .update();
    }

    Optional<Link> link(String hash, Instant now) {
        return jdbc.sql("""
                select link.purpose, link.person_id, person.name as person_name, account.email, link.expires_at
                  from directory.link
                  left join directory.person on person.id = link.person_id
                  left join directory.account on account.person_id = link.person_id
                 where link.token_hash = :hash
                   and link.used_at is null
                   and link.expires_at > :now
                """)
            .param("hash", hash).param("now", at(now))
            .query(Link.class)
            .optional();
    }

    /// Uses the link up; false when it was used before, or is too old.
    boolean use(String hash, Instant now) {
        return jdbc.sql("update directory.link set used_at = :now where token_hash = :hash and used_at is null and expires_at > :now")
            .param("now", at(now)).param("hash", hash)
            .update() == 1;
    }

    void askLink(PersonId person, BoardId board, PersonId by, Instant now) {
        jdbc.sql("""
                insert into directory.link_asked (person_id, board_id, by_person, at)
                values (:person, :board, :by, :now)
                on conflict (person_id, board_id) do update set by_person = excluded.by_person, at = excluded.at
                """)
            .param("person", person.value()).param("board", board.value()).param("by", by.value()).param("now", at(now))
            .update();
    }

    /// The boards where someone sits, or will, that have not asked for a link since.
    List<String> awaited(PersonId person, LocalDate day, Instant since) {
        return jdbc.sql("""
                select distinct board.short_name
                  from directory.membership
                  join directory.board on board.id = membership.board_id
                 where membership.person_id = :person and (membership.until is null or membership.until >= :day)
                   and not exists (select from directory.link_asked as asked
                                    where asked.person_id = :person and asked.board_id = board.id and asked.at >= :since)
                 order by board.short_name
                """)
            .param("person", person.value()).param("day", day).param("since", at(since))
            .query(String.class)
            .list();
    }

    void forgetAsked(PersonId person) {
        jdbc.sql("delete from directory.link_asked where person_id = :person").param("person", person.value()).update();
    }

    /// The boards where someone sits, or will, beside this one.
    List<String> boardsOf(PersonId person, LocalDate day, BoardId beside) {
        return jdbc.sql("""
                select distinct board.short_name
                  from directory.membership
                  join directory.board on board.id = membership.board_id
                 where membership.person_id = :person and (membership.until is null or membership.until >= :day) and board.id <> :beside
                 order by board.short_name
                """)
            .param("person", person.value()).param("day", day).param("beside", beside.value())
            .query(String.class)
            .list();
    }

    void withdrawLinks(PersonId person) {
        jdbc.sql("delete from directory.link where person_id = :person and used_at is null").param("person", person.value()).update();
    }

    void withdrawSetUp() {
        jdbc.sql("delete from directory.link where purpose = 'SETUP' and used_at is null").update();
    }

    boolean knows(PersonId person, String placeHash) {
        return jdbc.sql("select count(*) from directory.place where person_id = :person and token_hash = :hash")
            .param("person", person.value()).param("hash", placeHash)
            .query(Integer.class)
            .single() == 1;
    }

    void remember(PersonId person, String placeHash, Instant now) {
        jdbc.sql("insert into directory.place (token_hash, person_id, created_at) values (:hash, :person, :now) on conflict do nothing")
            .param("hash", placeHash).param("person", person.value()).param("now", at(now))
            .update();
    }

    void forgetPlaces(PersonId person) {
        jdbc.sql("delete from directory.place where person_id = :person").param("person", person.value()).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
