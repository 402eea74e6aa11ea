-- What happened: one record for each command, chained by hash, never changed.
create schema timeline;
grant usage on schema timeline to "${application_role}";

-- A thing that things happen to, and who may know of it. Everyone above tells the timeline when that changes.
create table timeline.subject (
    id              text primary key,
    board_id        text not null references directory.board,
    kind            text not null,
    released        boolean not null,
    confidentiality text not null check (confidentiality in ('PUBLIC', 'BOARD', 'LIMITED')),
    shared_with     text[] not null default '{}'
);
alter table timeline.subject enable row level security;
alter table timeline.subject force row level security;
create policy read on timeline.subject for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (released or board_id = any ((select directory.chairs())::text[]))
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[]))
    or (kind in ('PERSON', 'PARTY') and board_id = any ((select directory.administers())::text[])));
create policy add on timeline.subject for insert with check (
    board_id = any ((select directory.reads() || directory.administers())::text[]));
create policy change on timeline.subject for update using (
    board_id = any ((select directory.keeps() || directory.administers() || directory.chairs())::text[]));

-- The last record of a board's chain. Whoever writes locks this row, so the chain has one order.
create table timeline.chain (
    board_id  text primary key references directory.board,
    last_seq  bigint not null default 0,
    last_hash text not null default ''
);
alter table timeline.chain enable row level security;
alter table timeline.chain force row level security;
create policy own on timeline.chain using (
    board_id = any ((select directory.reads() || directory.administers())::text[]));

create table timeline.event (
    board_id    text not null references directory.board,
    seq         bigint not null,
    subject_id  text not null references timeline.subject,
    act         text not null,
    person_id   text not null references directory.person,
    on_day      date not null,          -- the table's date
    at          timestamptz not null,   -- real time
    detail      text not null,          -- a Dutch sentence; never a name that may be hidden
    command_key text not null,          -- a command is done once
    answer      text not null,          -- the address it was answered with
    previous    text not null,
    hash        text not null,
    primary key (board_id, seq),
    unique (board_id, person_id, command_key)
);
create index on timeline.event (subject_id, seq);
alter table timeline.event enable row level security;
alter table timeline.event force row level security;
create policy read on timeline.event for select using (
    person_id = directory.me()
    or board_id = any ((select directory.keeps())::text[])
    or exists (select from timeline.subject as s where s.id = subject_id));
create policy add on timeline.event for insert with check (
    person_id = directory.me()
    and board_id = any ((select directory.reads() || directory.administers())::text[]));

grant select, insert, update on timeline.subject, timeline.chain to "${application_role}";
grant select, insert on timeline.event to "${application_role}";   -- no update, no delete: what happened stays
