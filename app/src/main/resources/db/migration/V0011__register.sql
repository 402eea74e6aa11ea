-- Finding lines again: what a line says, ready to be searched, beside what it says; and the queries that people keep.
create schema register;
grant usage on schema register to "${application_role}";

-- Without capitals and accents, so that cooperatie finds coöperatie.
create function decision.plain(text_ text) returns text language sql immutable strict parallel safe
    return lower(regexp_replace(normalize(text_, NFKD), '[\u0300-\u036F]', '', 'g'));

-- PostgreSQL keeps these itself, so they cannot differ from the text; and they are rows of the same tables, so who may not
-- read a line cannot search it. There is no index on the words: under row level security PostgreSQL may not use one that
-- could tell of rows before it knows who asks. What bounds a search is the board.
alter table decision.line
    add column plain text generated always as (decision.plain(text)) stored,
    add column words tsvector generated always as (to_tsvector('pg_catalog.dutch', decision.plain(text))) stored;
alter table decision.sent_line
    add column plain text generated always as (decision.plain(text)) stored,
    add column words tsvector generated always as (to_tsvector('pg_catalog.dutch', decision.plain(text))) stored;
-- The newest lines of a board without reading the others.
create index on meeting.meeting (board_id, on_day);

-- A query that someone kept (bewaarde zoekvraag). Nobody else ever reads it.
create table register.saved_query (
    id        text primary key,
    person_id text not null references directory.person,
    board_id  text not null references directory.board,
    name      text not null,
    query     text not null,
    at        timestamptz not null,
    unique (person_id, board_id, name)
);
alter table register.saved_query enable row level security;
alter table register.saved_query force row level security;
create policy own on register.saved_query
    using (person_id = directory.me()) with check (person_id = directory.me() and board_id = any ((select directory.reads())::text[]));
grant select, insert, update, delete on register.saved_query to "${application_role}";
