-- What the administrator keeps: the names of a table, and the settings of the installation.
alter table directory.board add column version integer not null default 1;

create table directory.installation (
    only_one     boolean primary key default true check (only_one),
    base_address text,
    mail_host    text,
    mail_port    integer not null,
    mail_sender  text,
    mail_user    text,
    version      integer not null default 1
);
alter table directory.installation enable row level security;
alter table directory.installation force row level security;
create policy read on directory.installation for select using (directory.me() is not null);
create policy keep on directory.installation for insert with check (cardinality(directory.administers()) > 0);
create policy change on directory.installation for update using (cardinality(directory.administers()) > 0);
grant select, insert, update on directory.installation to "${application_role}";

-- What happened to the names and settings is read by who keeps them.
drop policy read on timeline.subject;
create policy read on timeline.subject for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (released or board_id = any ((select directory.chairs())::text[]))
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[]))
    or (kind in ('PERSON', 'PARTY', 'BOARD') and board_id = any ((select directory.administers())::text[])));

-- Who read what is limited (beperkt), and on which day first. Written before it is shown; never changed.
create table directory.limited_reading (
    board_id  text not null references directory.board,
    person_id text not null references directory.person,
    on_day    date not null,
    thing     text not null,       -- the id of a line, a topic or a paper
    kind      text not null,
    at        timestamptz not null,
    primary key (board_id, on_day, person_id, thing)
);
alter table directory.limited_reading enable row level security;
alter table directory.limited_reading force row level security;
create policy read on directory.limited_reading for select using (
    person_id = directory.me() or board_id = any ((select directory.keeps())::text[]));
create policy add on directory.limited_reading for insert with check (
    person_id = directory.me() and board_id = any ((select directory.reads())::text[]));
grant select, insert on directory.limited_reading to "${application_role}";
