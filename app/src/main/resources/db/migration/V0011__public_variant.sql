-- What the public reads of a line, as the secretary chose it (keuze voor de openbare versie). Without a choice the public reads a
-- line that is public, and nothing of one that is for the table; of what is limited it reads nothing, whatever stands here.
create table decision.public_choice (
    line_id   text primary key references decision.line,
    board_id  text not null references directory.board,
    shown     boolean not null,
    text      text,                           -- instead of the words of the line
    reason    text,                           -- why it is left out
    bare      boolean not null default false, -- without the figures, conditions and referrals under it
    hidden    text[] not null default '{}',   -- parties that the public does not read, beside those the members do not read
    version   integer not null default 1,
    by_person text not null references directory.person,
    at        timestamptz not null
);
alter table decision.public_choice enable row level security;
alter table decision.public_choice force row level security;
create policy keep on decision.public_choice using (board_id = any ((select directory.keeps())::text[]));
grant select, insert, update on decision.public_choice to "${application_role}";

-- The public variant, once it is made, is read by who reads lists; it is the secretary who makes it.
alter table decision.list_version drop constraint list_version_variant_check;
alter table decision.list_version add constraint list_version_variant_check check (variant in ('MEMBERS', 'INTERNAL', 'PUBLIC'));
drop policy read on decision.list_version;
create policy read on decision.list_version for select using (
    board_id = any ((select directory.keeps())::text[])
    or (variant in ('MEMBERS', 'PUBLIC') and board_id = any ((select directory.reads())::text[])));
