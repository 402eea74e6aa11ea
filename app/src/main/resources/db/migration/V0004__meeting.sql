-- When we talk: meetings, their agenda, who was there.
create schema meeting;
grant usage on schema meeting to "${application_role}";

create table meeting.meeting (
    id           text primary key,
    board_id     text not null references directory.board,
    on_day       date not null,
    starts_at    time,
    ends_at      time,
    place        text,
    online_url   text,
    cancelled_by text references directory.person,
    cancelled_at timestamptz,
    cancelled_why text,
    version      integer not null default 1
);
create unique index on meeting.meeting (board_id, on_day) where cancelled_at is null;
alter table meeting.meeting enable row level security;
alter table meeting.meeting force row level security;
create policy read on meeting.meeting for select using (board_id = any ((select directory.reads())::text[]));
create policy add on meeting.meeting for insert with check (board_id = any ((select directory.keeps())::text[]));
create policy change on meeting.meeting for update using (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

create table meeting.section (
    id         text primary key,
    meeting_id text not null references meeting.meeting,
    board_id   text not null references directory.board,
    title      text not null,
    position   integer not null
);
create index on meeting.section (meeting_id);
alter table meeting.section enable row level security;
alter table meeting.section force row level security;
create policy read on meeting.section for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.section using (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

-- A topic (onderwerp) of an agenda. Its confidentiality holds for every line written under it.
create table meeting.agenda_item (
    id              text primary key,
    meeting_id      text not null references meeting.meeting,
    board_id        text not null references directory.board,
    section_id      text references meeting.section,
    position        integer not null,
    title           text not null,
    kind            text not null check (kind in ('REGULAR', 'ADOPTION', 'ANNOUNCEMENTS', 'NEXT_MEETING', 'ANY_OTHER_BUSINESS')),
    purpose         text check (purpose in ('INFORMATION', 'DISCUSSION', 'CONSENT')),
    minutes         integer check (minutes between 0 and 600),
    bringer_id      text references directory.party,
    dossier_id      text references dossier.dossier,
    adopts_id       text references meeting.meeting,   -- the meeting whose list is adopted here
    confidentiality text not null default 'BOARD' check (confidentiality in ('PUBLIC', 'BOARD', 'LIMITED')),
    shared_with     text[] not null default '{}',
    removed_at      timestamptz,
    version         integer not null default 1
);
create index on meeting.agenda_item (meeting_id, position);
alter table meeting.agenda_item enable row level security;
alter table meeting.agenda_item force row level security;
create policy read on meeting.agenda_item for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])));
create policy add on meeting.agenda_item for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));
create policy change on meeting.agenda_item for update using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.chairs())::text[]) and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])));

-- Who of the table was there, one row a party; guests have no party.
create table meeting.attendance (
    id          text primary key,
    meeting_id  text not null references meeting.meeting,
    board_id    text not null references directory.board,
    party_id    text references directory.party,
    person_id   text references directory.person,
    state       text not null check (state in ('PRESENT', 'ABSENT', 'REPLACED', 'GUEST')),
    name        text,                                  -- who replaced, or who the guest was
    unique (meeting_id, party_id, person_id)
);
alter table meeting.attendance enable row level security;
alter table meeting.attendance force row level security;
create policy read on meeting.attendance for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.attendance using (board_id = any ((select directory.keeps())::text[]));

-- The fixed points with which each agenda of a board begins.
create table meeting.template_item (
    board_id text not null references directory.board,
    position integer not null,
    section  text not null,
    title    text not null,
    kind     text not null check (kind in ('REGULAR', 'ADOPTION', 'ANNOUNCEMENTS', 'NEXT_MEETING', 'ANY_OTHER_BUSINESS')),
    purpose  text check (purpose in ('INFORMATION', 'DISCUSSION', 'CONSENT')),
    minutes  integer,
    primary key (board_id, position)
);
alter table meeting.template_item enable row level security;
alter table meeting.template_item force row level security;
create policy read on meeting.template_item for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.template_item using (board_id = any ((select directory.keeps())::text[]));

-- A note of one person on one topic. Nobody else ever reads it.
create table meeting.private_note (
    person_id      text not null references directory.person,
    agenda_item_id text not null references meeting.agenda_item,
    board_id       text not null references directory.board,
    text           text not null,
    version        integer not null default 1,
    primary key (person_id, agenda_item_id)
);
alter table meeting.private_note enable row level security;
alter table meeting.private_note force row level security;
create policy own on meeting.private_note using (person_id = directory.me());

grant select, insert, update on meeting.meeting, meeting.agenda_item, meeting.private_note to "${application_role}";
grant select, insert, update, delete on meeting.section, meeting.attendance, meeting.template_item to "${application_role}";
