-- What about: dossiers, as far as lines need them.
create schema dossier;
grant usage on schema dossier to "${application_role}";

create table dossier.dossier (
    id         text primary key,
    board_id   text not null references directory.board,
    name       text not null,
    short_name text not null check (short_name ~ '^[^\s#@!>]+$'),
    created_at timestamptz not null,
    version    integer not null default 1
);
create unique index on dossier.dossier (board_id, lower(short_name));
alter table dossier.dossier enable row level security;
alter table dossier.dossier force row level security;
create policy read on dossier.dossier for select using (board_id = any ((select directory.reads())::text[]));
create policy add on dossier.dossier for insert with check (board_id = any ((select directory.keeps())::text[]));
create policy change on dossier.dossier for update using (board_id = any ((select directory.keeps())::text[]));

create table dossier.dossier_name (
    dossier_id text not null references dossier.dossier,
    board_id   text not null references directory.board,
    name       text not null,
    primary key (dossier_id, name)
);
alter table dossier.dossier_name enable row level security;
alter table dossier.dossier_name force row level security;
create policy read on dossier.dossier_name for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on dossier.dossier_name using (board_id = any ((select directory.keeps())::text[]));

grant select, insert, update on dossier.dossier to "${application_role}";
grant select, insert, delete on dossier.dossier_name to "${application_role}";
