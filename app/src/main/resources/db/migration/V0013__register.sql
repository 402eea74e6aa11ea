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
-- What was sent of a board, and the lines of a party, without the others.
create index on decision.sent_line (board_id);
create index on decision.sent_party (party_id);
create index on decision.line_party (party_id);

-- Who may read a line as it was sent is who may read the line. That stands in the row itself now: a policy that looks up the
-- line for each row makes a search through all lines of a board three times as long.
alter table decision.sent_line
    add column confidentiality text,
    add column shared_with text[];
alter table decision.line no force row level security;
alter table decision.sent_line no force row level security;
update decision.sent_line as sent
   set confidentiality = line.confidentiality, shared_with = line.shared_with
  from decision.line
 where line.id = sent.line_id;
alter table decision.line force row level security;
alter table decision.sent_line force row level security;
alter table decision.sent_line
    alter column confidentiality set not null,
    alter column shared_with set not null;

create function decision.read_as_its_line() returns trigger language plpgsql as $$
begin
    select line.confidentiality, line.shared_with into strict new.confidentiality, new.shared_with from decision.line where line.id = new.line_id;
    return new;
end $$;
create trigger read_as_its_line before insert on decision.sent_line
    for each row when (new.confidentiality is null) execute function decision.read_as_its_line();

create function decision.also_as_sent() returns trigger language plpgsql as $$
begin
    update decision.sent_line set confidentiality = new.confidentiality, shared_with = new.shared_with where line_id = new.id;
    return null;
end $$;
create trigger also_as_sent after update on decision.line
    for each row when ((old.confidentiality, old.shared_with) is distinct from (new.confidentiality, new.shared_with))
    execute function decision.also_as_sent();

drop policy read on decision.sent_line;
create policy read on decision.sent_line for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])));

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
