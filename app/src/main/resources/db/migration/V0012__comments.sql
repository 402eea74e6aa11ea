-- What a party says of a line after the list was sent round (reactie). Whoever reads the line reads it; where the line hides a
-- party, only the secretary and the party that said it do.
create table decision.comment (
    id           text primary key,
    meeting_id   text not null references decision.decision_list,
    board_id     text not null references directory.board,
    line_id      text not null references decision.line,
    version      integer not null,
    party_id     text not null references directory.party,
    person_id    text not null references directory.person,
    text         text not null,
    on_day       date not null,
    at           timestamptz not null,
    withdrawn_at timestamptz
);
create index on decision.comment (meeting_id);
create index on decision.comment (line_id);
alter table decision.comment enable row level security;
alter table decision.comment force row level security;
create policy read on decision.comment for select using (
    board_id = any ((select directory.keeps())::text[])
    or (board_id = any ((select directory.reads())::text[])
        and exists (select from decision.line where line.id = line_id)
        and (party_id = any ((select directory.stands_for())::text[])
             or not exists (select from decision.mask where mask.line_id = comment.line_id)
                and not exists (select from decision.sent_line where sent_line.line_id = comment.line_id and sent_line.mask is not null))));
create policy add on decision.comment for insert with check (
    person_id = directory.me()
    and board_id = any ((select directory.answers())::text[])
    and party_id = any ((select directory.stands_for())::text[]));
create policy withdraw on decision.comment for update using (party_id = any ((select directory.stands_for())::text[]));

-- What the secretary did with it; the last one counts.
create table decision.comment_answer (
    comment_id text not null references decision.comment,
    board_id   text not null references directory.board,
    taken      boolean not null,
    text       text not null,
    by_person  text not null references directory.person,
    on_day     date not null,
    at         timestamptz not null
);
create index on decision.comment_answer (comment_id, at);
alter table decision.comment_answer enable row level security;
alter table decision.comment_answer force row level security;
create policy read on decision.comment_answer for select using (exists (select from decision.comment where comment.id = comment_id));
create policy add on decision.comment_answer for insert with check (board_id = any ((select directory.keeps())::text[]));

grant select, insert on decision.comment, decision.comment_answer to "${application_role}";
grant update (withdrawn_at) on decision.comment to "${application_role}";
