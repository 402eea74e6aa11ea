-- What lies on the table: papers (stukken) of a topic or a dossier, every version of them, and the words in them.
create schema paper;
grant usage on schema paper to "${application_role}";

-- A paper lies at one topic or in one dossier. Its confidentiality is its own, and never wider than that of its topic. What
-- was withdrawn stays for who keeps the papers and can be put back; for others it is gone.
create table paper.paper (
    id              text primary key,
    board_id        text not null references directory.board,
    agenda_item_id  text references meeting.agenda_item,
    dossier_id      text references dossier.dossier,
    title           text not null,
    confidentiality text not null default 'BOARD' check (confidentiality in ('PUBLIC', 'BOARD', 'LIMITED')),
    shared_with     text[] not null default '{}',
    added_at        timestamptz not null,
    withdrawn_by    text references directory.person,
    withdrawn_at    timestamptz,
    version         integer not null default 1,
    check (num_nonnulls(agenda_item_id, dossier_id) = 1),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index on paper.paper (agenda_item_id) where agenda_item_id is not null;
create index on paper.paper (dossier_id) where dossier_id is not null;
create index on paper.paper (board_id);
alter table paper.paper enable row level security;
alter table paper.paper force row level security;
create policy read on paper.paper for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (withdrawn_at is null or board_id = any ((select directory.chairs())::text[]))
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])
        and (agenda_item_id is null or exists (select from meeting.agenda_item as topic where topic.id = agenda_item_id))));
create policy add on paper.paper for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));
create policy change on paper.paper for update using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.chairs())::text[]) and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])));

-- A version of a paper, never changed and never thrown away: the last one is read, the earlier ones stay readable. What it is
-- follows from its content, and its fingerprint is over what is kept.
create table paper.paper_version (
    paper_id  text not null references paper.paper,
    number    integer not null,
    board_id  text not null references directory.board,
    file_name text not null,
    kind      text not null check (kind in ('PDF', 'DOCX', 'XLSX', 'ODT', 'JPEG', 'PNG')),
    size      bigint not null,
    sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    reading   text not null check (reading in ('READ', 'WITHOUT_WORDS', 'NOT_READ')),   -- what came of reading its text
    added_by  text not null references directory.person,
    added_at  timestamptz not null,
    on_day    date not null,
    primary key (paper_id, number)
);
alter table paper.paper_version enable row level security;
alter table paper.paper_version force row level security;
create policy read on paper.paper_version for select using (exists (select from paper.paper as p where p.id = paper_id));
create policy add on paper.paper_version for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

-- The content of a version in pieces, so that neither writing nor reading ever holds all of it. It is compressed already.
create table paper.piece (
    paper_id text not null,
    number   integer not null,
    position integer not null,
    board_id text not null references directory.board,
    content  bytea not null,
    primary key (paper_id, number, position),
    foreign key (paper_id, number) references paper.paper_version
);
alter table paper.piece alter column content set storage external;
alter table paper.piece enable row level security;
alter table paper.piece force row level security;
create policy read on paper.piece for select using (exists (select from paper.paper as p where p.id = paper_id));
create policy add on paper.piece for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

-- The text of a version, in parts that PostgreSQL can index.
create table paper.part (
    paper_id text not null,
    number   integer not null,
    position integer not null,
    board_id text not null references directory.board,
    text     text not null,
    words    tsvector generated always as (to_tsvector('dutch', text)) stored,
    primary key (paper_id, number, position),
    foreign key (paper_id, number) references paper.paper_version
);
create index on paper.part using gin (words);
alter table paper.part enable row level security;
alter table paper.part force row level security;
create policy read on paper.part for select using (exists (select from paper.paper as p where p.id = paper_id));
create policy add on paper.part for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

grant select, insert, update on paper.paper to "${application_role}";
grant select, insert on paper.paper_version, paper.piece, paper.part to "${application_role}";   -- what lay on the table stays
