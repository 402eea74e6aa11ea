-- Who: boards, parties, people, what they may; and how they sign in.
--
-- Rights are decided here for the whole house. At the start of each transaction the application says who acts and on
-- which day (directory.enter); from that the database itself works out, from dated memberships, what this person may
-- read. An empty setting means nobody. Nothing of it outlives the transaction.
create schema directory;
grant usage on schema directory to "${application_role}";

create table directory.board (
    id         text primary key,
    name       text not null,
    short_name text not null,
    created_at timestamptz not null
);
comment on table directory.board is 'open: the names of tables, no content';

create table directory.party (
    id         text primary key,
    kind       text not null check (kind in ('MUNICIPALITY', 'PROVINCE', 'MINISTRY', 'AGENCY', 'SECRETARIAT', 'OTHER')),
    name       text not null,
    code       text,                                  -- the CBS code of a municipality, where known
    board_id   text references directory.board,       -- only for a secretariaat: whose it is
    version    integer not null default 1,
    check ((kind = 'SECRETARIAT') = (board_id is not null))
);
comment on table directory.party is 'open: names of organisations, no content';

create table directory.party_name (
    party_id text not null references directory.party,
    name     text not null,
    primary key (party_id, name)
);
comment on table directory.party_name is 'open: other names of organisations, no content';

-- Which parties sit at a table, and from when until when (both days included).
create table directory.seat (
    board_id text not null references directory.board,
    party_id text not null references directory.party,
    since    date not null,
    until    date check (until >= since),
    position integer not null default 0,
    primary key (board_id, party_id, since)
);
comment on table directory.seat is 'open: which organisations sit at a table, no content';

create table directory.person (
    id   text primary key,
    name text not null,
    version integer not null default 1
);
comment on table directory.person is 'open: names of office holders, no content';

-- A dated membership: someone, for a party, in a role. A title (burgemeester, wethouder) gives no right.
create table directory.membership (
    id        text primary key,
    board_id  text not null references directory.board,
    person_id text not null references directory.person,
    party_id  text not null references directory.party,
    role      text not null check (role in ('SECRETARY', 'CHAIR', 'MEMBER', 'OFFICIAL', 'AGENCY', 'MINISTRY',
                                            'SUPERVISOR', 'WOO_OFFICER', 'OBSERVER', 'ADMINISTRATOR')),
    title     text,
    since     date not null,
    until     date check (until >= since),
    version   integer not null default 1
);
create index on directory.membership (person_id);
create index on directory.membership (board_id);
comment on table directory.membership is 'open: who sits at a table in which role, no content';

-- An account opens the door; it carries no right of its own.
create table directory.account (
    person_id       text primary key references directory.person,
    email           text not null,
    password_hash   text,                              -- none until the invitation is taken up
    password_since  timestamptz,
    totp_secret     text,                              -- offered; it counts from totp_since on
    totp_since      timestamptz,
    totp_last_step  bigint not null default 0,         -- a one-time code works once
    closed_at       timestamptz,
    created_at      timestamptz not null
);
create unique index on directory.account (lower(email));
comment on table directory.account is 'open: read before anyone is known; hashes only';

create table directory.session (
    token_hash    text primary key,
    person_id     text not null references directory.person,
    board_id      text references directory.board,
    second_factor boolean not null,                    -- whether the second factor was given in this session
    created_at    timestamptz not null,
    seen_at       timestamptz not null
);
create index on directory.session (person_id);
comment on table directory.session is 'open: read before anyone is known; hashes only';

-- Browsers in which someone signed in before (bekende plek). Wrong attempts from elsewhere do not count against them.
create table directory.place (
    token_hash text primary key,
    person_id  text not null references directory.person,
    created_at timestamptz not null
);
create index on directory.place (person_id);
comment on table directory.place is 'open: read before anyone is known; hashes only';

-- Single-use links: an invitation, a new password, the first set-up.
create table directory.link (
    token_hash text primary key,
    purpose    text not null check (purpose in ('INVITATION', 'RESET', 'SETUP')),
    person_id  text references directory.person,
    created_by text references directory.person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on table directory.link is 'open: read before anyone is known; hashes only';

-- Wrong attempts, by account and by where they came from, so that nobody can lock another out.
create table directory.attempt (
    subject text not null,
    at      timestamptz not null
);
create index on directory.attempt (subject, at);
comment on table directory.attempt is 'open: read before anyone is known; hashes only';

-- What this transaction may see. Read through these functions only, so that an empty setting is nobody.
create function directory.me() returns text language sql stable
    return nullif(current_setting('regietafel.person', true), '');
create function directory.keeps() returns text[] language sql stable      -- boards I keep as secretary
    return coalesce(nullif(current_setting('regietafel.keeps', true), ''), '{}')::text[];
create function directory.chairs() returns text[] language sql stable     -- boards I chair
    return coalesce(nullif(current_setting('regietafel.chairs', true), ''), '{}')::text[];
create function directory.reads() returns text[] language sql stable      -- boards whose content I read
    return coalesce(nullif(current_setting('regietafel.reads', true), ''), '{}')::text[];
create function directory.answers() returns text[] language sql stable    -- boards where I speak for a party
    return coalesce(nullif(current_setting('regietafel.answers', true), ''), '{}')::text[];
create function directory.administers() returns text[] language sql stable
    return coalesce(nullif(current_setting('regietafel.administers', true), ''), '{}')::text[];
create function directory.stands_for() returns text[] language sql stable -- parties I stand for
    return coalesce(nullif(current_setting('regietafel.parties', true), ''), '{}')::text[];

-- Says who acts, on which day, for this transaction only.
create function directory.enter(person_ text, on_ date) returns void language sql as $$
    with mine as (
        select m.board_id, m.party_id, m.role
          from directory.membership as m
         where m.person_id = person_
           and m.since <= on_
           and (m.until is null or m.until >= on_))
    select set_config('regietafel.person', coalesce(person_, ''), true),
           set_config('regietafel.keeps', (select coalesce(array_agg(distinct board_id) filter (where role = 'SECRETARY'), '{}')::text from mine), true),
           set_config('regietafel.chairs', (select coalesce(array_agg(distinct board_id) filter (where role = 'CHAIR'), '{}')::text from mine), true),
           set_config('regietafel.reads', (select coalesce(array_agg(distinct board_id) filter (where role <> 'ADMINISTRATOR'), '{}')::text from mine), true),
           set_config('regietafel.answers', (select coalesce(array_agg(distinct board_id) filter (where role in ('MEMBER', 'AGENCY', 'MINISTRY')), '{}')::text from mine), true),
           set_config('regietafel.administers', (select coalesce(array_agg(distinct board_id) filter (where role = 'ADMINISTRATOR'), '{}')::text from mine), true),
           set_config('regietafel.parties', (select coalesce(array_agg(distinct party_id) filter (where role <> 'ADMINISTRATOR'), '{}')::text from mine), true)
$$;

-- Recording that a list is adopted freezes the whole list, also what the chair who records it may not read. For that one act
-- the chair stands in for the secretary of the same board; it answers with what was set before, to step back to.
create function directory.stand_in(board_ text) returns text language plpgsql as $$
declare
    before text := coalesce(current_setting('regietafel.keeps', true), '');
begin
    if not (board_ = any (directory.keeps() || directory.chairs())) then
        raise insufficient_privilege using message = 'Only who keeps or chairs a board stands in for its secretary';
    end if;
    perform set_config('regietafel.keeps', (directory.keeps() || board_)::text, true);
    return before;
end $$;

-- The one rule of reading, written out in each policy so that PostgreSQL works out the arrays once a query: a thing is open
-- to its secretary; to who reads the board once it has been released (the chair reads what is not yet released too); and
-- when it is limited (beperkt) only to the parties it is shared with.

grant select, insert, update on directory.board, directory.party, directory.seat, directory.person, directory.membership,
    directory.account, directory.session, directory.link to "${application_role}";
grant select, insert, delete on directory.party_name to "${application_role}";
grant delete on directory.session, directory.link to "${application_role}";
grant select, insert, delete on directory.attempt, directory.place to "${application_role}";
