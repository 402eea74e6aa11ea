-- How each line was last sent round. Who may not read what is being written reads a line as it was sent, until it is sent
-- again; what became of it since is told at once.
create table decision.sent_line (
    line_id        text primary key references decision.line,
    board_id       text not null references directory.board,
    agenda_item_id text not null references meeting.agenda_item,
    kind           text not null,
    text           text not null,
    due_on         date,
    due_meeting    boolean not null,
    goes_to_on     date,
    goes_to_next   boolean not null,
    mask           text,
    said_with      text[] not null     -- the facts that belong to its words: conditions, figures, what it lacks on purpose
);
alter table decision.sent_line enable row level security;
alter table decision.sent_line force row level security;
create policy read on decision.sent_line for select using (exists (select from decision.line as l where l.id = line_id));
create policy keep on decision.sent_line using (board_id = any ((select directory.keeps())::text[]));

create table decision.sent_party (
    line_id     text not null references decision.sent_line,
    board_id    text not null references directory.board,
    position    integer not null,
    party_id    text references directory.party,
    person_id   text references directory.person,
    party_group text,
    hidden      boolean not null,     -- hidden when it was sent, or since
    primary key (line_id, position)
);
alter table decision.sent_party enable row level security;
alter table decision.sent_party force row level security;
create policy read on decision.sent_party for select using (
    board_id = any ((select directory.keeps())::text[])
    or (exists (select from decision.line as l where l.id = line_id)
        and (not hidden or party_id = any ((select directory.stands_for())::text[]))));
create policy keep on decision.sent_party using (board_id = any ((select directory.keeps())::text[]));

grant select, insert, update on decision.sent_line to "${application_role}";
grant select, insert, update, delete on decision.sent_party to "${application_role}";

-- What was sent before this was kept: as it stands. The owner of the tables is nobody at any board, so for this once the
-- policies do not hold for it.
alter table decision.line no force row level security;
alter table decision.line_party no force row level security;
alter table decision.mask no force row level security;
alter table decision.fact no force row level security;
alter table decision.sent_line no force row level security;
alter table decision.sent_party no force row level security;
insert into decision.sent_line
select line.id, line.board_id, line.agenda_item_id, line.kind, line.text, line.due_on, line.due_meeting, line.goes_to_on, line.goes_to_next,
       mask.words, array(select fact.id from decision.fact
                          where fact.line_id = line.id and fact.withdrawn_at is null and fact.what in ('CONDITION', 'FIGURE', 'WITHOUT') order by fact.id)
  from decision.line
  left join decision.mask on mask.line_id = line.id
 where line.released_at is not null;
insert into decision.sent_party
select party.line_id, party.board_id, party.position, party.party_id, party.person_id, party.party_group, party.hidden
  from decision.line_party as party
  join decision.sent_line as sent on sent.line_id = party.line_id;
alter table decision.line force row level security;
alter table decision.line_party force row level security;
alter table decision.mask force row level security;
alter table decision.fact force row level security;
alter table decision.sent_line force row level security;
alter table decision.sent_party force row level security;
