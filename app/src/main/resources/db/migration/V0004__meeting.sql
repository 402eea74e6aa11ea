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
    attendance_version integer not null default 0,   -- rises each time who was there is recorded; 0: not recorded yet
    version      integer not null default 1,
    check (num_nulls(cancelled_by, cancelled_at, cancelled_why) in (0, 3))
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
    position   integer not null,
    version    integer not null default 1
);
create index on meeting.section (meeting_id);
alter table meeting.section enable row level security;
alter table meeting.section force row level security;
create policy read on meeting.section for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.section using (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

-- A topic (onderwerp) of an agenda. Its confidentiality holds for every line written under it. Positions order topics
-- within their section and may have gaps; a topic that one may not see keeps its place when others move around it. When an
-- empty heading goes, what a viewer could not see under it stays, without heading.
create table meeting.agenda_item (
    id              text primary key,
    meeting_id      text not null references meeting.meeting,
    board_id        text not null references directory.board,
    section_id      text references meeting.section on delete set null,
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
    removed_by      text references directory.person,
    removed_at      timestamptz,
    version         integer not null default 1,
    check ((removed_by is null) = (removed_at is null)),
    check ((kind = 'ADOPTION') or adopts_id is null)
);
create index on meeting.agenda_item (meeting_id, position);
create index on meeting.agenda_item (adopts_id) where adopts_id is not null;
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

-- Who of the table was there: one row a party of that day, and one a guest, who has no party.
create table meeting.attendance (
    meeting_id  text not null references meeting.meeting,
    board_id    text not null references directory.board,
    position    integer not null,
    party_id    text references directory.party,
    state       text not null check (state in ('PRESENT', 'REPLACED', 'EXCUSED', 'ABSENT', 'GUEST')),
    person_ids  text[] not null default '{}',          -- who of the party was present
    name        text,                                  -- who replaced, or who the guest was
    primary key (meeting_id, position),
    unique (meeting_id, party_id),
    check ((state = 'GUEST') = (party_id is null)),
    check ((state in ('REPLACED', 'GUEST')) = (name is not null))
);
alter table meeting.attendance enable row level security;
alter table meeting.attendance force row level security;
create policy read on meeting.attendance for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.attendance using (board_id = any ((select directory.keeps())::text[]));

-- The fixed points (vaste punten) with which each agenda of a board begins.
create table meeting.standing_item (
    board_id text not null references directory.board,
    position integer not null,
    section  text not null,
    title    text not null,
    kind     text not null check (kind in ('REGULAR', 'ADOPTION', 'ANNOUNCEMENTS', 'NEXT_MEETING', 'ANY_OTHER_BUSINESS')),
    purpose  text check (purpose in ('INFORMATION', 'DISCUSSION', 'CONSENT')),
    minutes  integer check (minutes between 0 and 600),
    version  integer not null,          -- of the whole set: the same in each row of a board
    primary key (board_id, position)
);
alter table meeting.standing_item enable row level security;
alter table meeting.standing_item force row level security;
create policy read on meeting.standing_item for select using (board_id = any ((select directory.reads())::text[]));
create policy keep on meeting.standing_item using (board_id = any ((select directory.keeps())::text[]));

grant select, insert, update on meeting.meeting, meeting.agenda_item to "${application_role}";
grant select, insert, update, delete on meeting.section, meeting.attendance, meeting.standing_item to "${application_role}";
