-- What was said and agreed: the lines of a list, what became of each, and the list itself.
create schema decision;
grant usage on schema decision to "${application_role}";

-- The actie- en besluitenlijst of one meeting. Its state follows from facts: sent round, adopted.
create table decision.decision_list (
    meeting_id     text primary key references meeting.meeting,
    board_id       text not null references directory.board,
    number         integer,             -- given when first sent round: 2026-3
    year           integer,
    next_sequence  integer not null default 1,
    next_label     integer not null default 1,
    next_limited_label integer not null default 1,
    version        integer not null default 1,
    unique (board_id, year, number)
);
alter table decision.decision_list enable row level security;
alter table decision.decision_list force row level security;
create policy read on decision.decision_list for select using (board_id = any ((select directory.reads())::text[]));
create policy add on decision.decision_list for insert with check (board_id = any ((select directory.keeps())::text[]));
create policy change on decision.decision_list for update using (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

-- The last number given to a list of a year.
create table decision.list_number (
    board_id text not null references directory.board,
    year     integer not null,
    last     integer not null,
    primary key (board_id, year)
);
alter table decision.list_number enable row level security;
alter table decision.list_number force row level security;
create policy keep on decision.list_number using (board_id = any ((select directory.keeps())::text[]));

-- A line (regel): what all kinds share. What became of it stands in decision.fact.
create table decision.line (
    id              text primary key,
    board_id        text not null references directory.board,
    meeting_id      text not null references decision.decision_list,
    agenda_item_id  text not null references meeting.agenda_item,
    sequence        integer not null,            -- the order of writing; given under a lock on the list
    position        double precision not null,   -- the order of reading, within its topic; between two there is always room
    kind            text not null check (kind in ('ANNOUNCEMENT', 'SIGNAL', 'DECISION', 'AGREEMENT', 'ACTION', 'QUESTION', 'CALL', 'AGENDA_POINT')),
    text            text not null,
    due_on          date,                        -- what ! says, in the meaning of its kind
    due_meeting     boolean not null default false,  -- ! named the next meeting
    goes_to_on      date,                        -- what > says
    goes_to_next    boolean not null default false,  -- > named the next meeting
    dossier_id      text references dossier.dossier,
    part_of_id      text references decision.line,   -- a further obligation within another line
    corrects_id     text references decision.line,   -- a later correction names what it corrects
    confidentiality text not null check (confidentiality in ('PUBLIC', 'BOARD', 'LIMITED')),
    shared_with     text[] not null default '{}',
    label           text,                        -- 2026-3/12, given when first sent round
    released_at     timestamptz,                 -- when first sent round
    written_by      text not null references directory.person,
    written_at      timestamptz not null,
    removed_at      timestamptz,                 -- only while it was never sent round
    version         integer not null default 1,
    unique (meeting_id, sequence)
);
create index on decision.line (agenda_item_id, position) where removed_at is null;
create index on decision.line (dossier_id) where dossier_id is not null;
create index on decision.line (meeting_id);
create index on decision.line (board_id, written_at);
alter table decision.line enable row level security;
alter table decision.line force row level security;
create policy read on decision.line for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and (released_at is not null or board_id = any ((select directory.chairs())::text[]))
        and (confidentiality <> 'LIMITED' or shared_with && (select directory.stands_for())::text[])));
create policy add on decision.line for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));
create policy change on decision.line for update using (board_id = any ((select directory.keeps())::text[]));

-- Who a line is about, in the meaning of its kind (owner, to whom, on whom, between whom). A group stands for the members
-- of the meeting's day. A hidden party is read by the secretary and by that party only; who else reads the line learns
-- from mask that there is one.
create table decision.line_party (
    line_id   text not null references decision.line,
    board_id  text not null references directory.board,
    position  integer not null,
    party_id  text references directory.party,
    person_id text references directory.person,
    party_group text check (party_group in ('MUNICIPALITIES', 'ALL')),
    hidden    boolean not null default false,
    primary key (line_id, position),
    check ((party_id is null) <> (party_group is null)),
    check (not hidden or party_id is not null)
);
alter table decision.line_party enable row level security;
alter table decision.line_party force row level security;
create policy read on decision.line_party for select using (
    board_id = any ((select directory.keeps())::text[])
    or (exists (select from decision.line as l where l.id = line_id)
        and (not hidden or party_id = any ((select directory.stands_for())::text[]))));
create policy keep on decision.line_party using (board_id = any ((select directory.keeps())::text[]));
-- What stands in the place of hidden parties, for who may not know them: 'Een gemeente', never which or in what order.
create table decision.mask (
    line_id  text primary key references decision.line,
    board_id text not null references directory.board,
    words    text not null
);
alter table decision.mask enable row level security;
alter table decision.mask force row level security;
create policy read on decision.mask for select using (exists (select from decision.line as l where l.id = line_id));
create policy keep on decision.mask using (board_id = any ((select directory.keeps())::text[]));

-- What became of a line: who, when, on what ground. Facts are added and withdrawn, never changed.
create table decision.fact (
    id           text primary key,
    line_id      text not null references decision.line,
    board_id     text not null references directory.board,
    what         text not null check (what in (
        'REPORT', 'ACCEPTANCE', 'RETURN', 'ANSWER', 'DELIVERY', 'CONDITION', 'CONDITION_MET', 'REFERRAL', 'REFERRAL_ANSWER',
        'REVIEW', 'BREACH', 'ENDING', 'OUTCOME', 'DUE_MOVED', 'LAPSE', 'REOPENING', 'WITHOUT', 'FIGURE')),
    party_id     text references directory.party,        -- for whom, where a group follows up each its own
    hidden       boolean not null default false,         -- the party is hidden in this line
    about_id     text references decision.fact,          -- the condition that is met, the referral that is answered
    on_day       date,
    text         text,
    by_person    text not null references directory.person,
    at           timestamptz not null,
    sequence     bigint generated always as identity,   -- the order of recording
    withdrawn_by text references directory.person,
    withdrawn_at timestamptz
);
create index on decision.fact (line_id);
alter table decision.fact enable row level security;
alter table decision.fact force row level security;
create policy read on decision.fact for select using (
    board_id = any ((select directory.keeps())::text[])
    or (exists (select from decision.line as l where l.id = line_id)
        and (not hidden or party_id = any ((select directory.stands_for())::text[]))));
create policy add on decision.fact for insert with check (board_id = any ((select directory.keeps())::text[]));
create policy change on decision.fact for update using (board_id = any ((select directory.keeps())::text[]));

-- How a line stood before each command that touched it: for undo, and so that nobody's words vanish.
create table decision.line_revision (
    line_id     text not null references decision.line,
    board_id    text not null references directory.board,
    version     integer not null,        -- the version that was replaced; 0: it did not exist
    before      jsonb,
    command_key text not null,
    by_person   text not null references directory.person,
    at          timestamptz not null,
    undone      boolean not null default false,
    primary key (line_id, version)
);
create index on decision.line_revision (by_person, command_key);
alter table decision.line_revision enable row level security;
alter table decision.line_revision force row level security;
create policy read on decision.line_revision for select using (board_id = any ((select directory.keeps())::text[]));
create policy add on decision.line_revision for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));
create policy change on decision.line_revision for update using (board_id = any ((select directory.keeps())::text[]));

-- A version of a list as it was sent round or adopted: the members' variant, in canonical form, with its fingerprint.
create table decision.list_version (
    meeting_id  text not null references decision.decision_list,
    board_id    text not null references directory.board,
    number      integer not null,
    variant     text not null check (variant in ('MEMBERS', 'INTERNAL')),
    content     text not null,
    fingerprint text not null,
    at          timestamptz not null,
    on_day      date not null,
    by_person   text not null references directory.person,
    primary key (meeting_id, variant, number)
);
alter table decision.list_version enable row level security;
alter table decision.list_version force row level security;
create policy read on decision.list_version for select using (
    board_id = any ((select directory.keeps())::text[])
    or (variant = 'MEMBERS' and board_id = any ((select directory.reads())::text[])));
create policy add on decision.list_version for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

create table decision.circulation (
    meeting_id text not null references decision.decision_list,
    board_id   text not null references directory.board,
    version    integer not null,
    respond_by date,
    on_day     date not null,
    at         timestamptz not null,
    by_person  text not null references directory.person,
    primary key (meeting_id, version)
);
alter table decision.circulation enable row level security;
alter table decision.circulation force row level security;
create policy read on decision.circulation for select using (board_id = any ((select directory.reads())::text[]));
create policy add on decision.circulation for insert with check (board_id = any ((select directory.keeps())::text[]));

-- Adoption (vaststelling): by the agenda point of a later meeting, or in writing.
create table decision.adoption (
    meeting_id     text primary key references decision.decision_list,
    board_id       text not null references directory.board,
    version        integer not null,
    agenda_item_id text references meeting.agenda_item,     -- null: in writing
    with_changes   boolean not null,
    on_day         date not null,                           -- the day the table decided
    at             timestamptz not null,
    by_person      text not null references directory.person
);
alter table decision.adoption enable row level security;
alter table decision.adoption force row level security;
create policy read on decision.adoption for select using (board_id = any ((select directory.reads())::text[]));
create policy add on decision.adoption for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));

create table decision.written_round (
    id         text primary key,
    meeting_id text not null references decision.decision_list,
    board_id   text not null references directory.board,
    until      date not null,
    on_day     date not null,
    at         timestamptz not null,
    by_person  text not null references directory.person,
    ended_at   timestamptz
);
create unique index on decision.written_round (meeting_id) where ended_at is null;
alter table decision.written_round enable row level security;
alter table decision.written_round force row level security;
create policy read on decision.written_round for select using (board_id = any ((select directory.reads())::text[]));
create policy add on decision.written_round for insert with check (board_id = any ((select directory.keeps() || directory.chairs())::text[]));
create policy change on decision.written_round for update using (board_id = any ((select directory.keeps() || directory.chairs() || directory.answers())::text[]));

create table decision.objection (
    round_id  text not null references decision.written_round,
    board_id  text not null references directory.board,
    party_id  text not null references directory.party,
    person_id text not null references directory.person,
    text      text not null,
    at        timestamptz not null,
    primary key (round_id, party_id)
);
alter table decision.objection enable row level security;
alter table decision.objection force row level security;
create policy read on decision.objection for select using (board_id = any ((select directory.reads())::text[]));
create policy add on decision.objection for insert with check (
    person_id = directory.me()
    and board_id = any ((select directory.answers())::text[])
    and party_id = any ((select directory.stands_for())::text[]));

-- A note of one person on one topic. Nobody else ever reads it.
create table decision.private_note (
    person_id      text not null references directory.person,
    agenda_item_id text not null references meeting.agenda_item,
    board_id       text not null references directory.board,
    text           text not null,
    version        integer not null default 1,
    primary key (person_id, agenda_item_id)
);
alter table decision.private_note enable row level security;
alter table decision.private_note force row level security;
create policy own on decision.private_note using (person_id = directory.me());

grant select, insert, update on decision.private_note, decision.decision_list, decision.list_number, decision.line, decision.fact, decision.line_revision,
    decision.written_round to "${application_role}";
grant select, insert, update, delete on decision.line_party, decision.mask to "${application_role}";
grant select, insert on decision.list_version, decision.circulation, decision.adoption, decision.objection to "${application_role}";
