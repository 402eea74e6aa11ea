-- What others send: a list as a file, its reading, and what the secretary made of it.
create schema importing;
grant usage on schema importing to "${application_role}";

create table importing.import_file (
    id          text primary key,
    board_id    text not null references directory.board,
    name        text not null,
    content     bytea not null,
    reading     jsonb not null,          -- the reading as it stands after corrections
    uploaded_by text not null references directory.person,
    uploaded_at timestamptz not null,
    meeting_id  text references meeting.meeting,   -- what it became
    dropped_at  timestamptz,
    version     integer not null default 1
);
alter table importing.import_file enable row level security;
alter table importing.import_file force row level security;
create policy keep on importing.import_file using (board_id = any ((select directory.keeps())::text[]));

grant select, insert, update on importing.import_file to "${application_role}";
