-- Someone who sits at several boards: whoever holds a link to a new password is that person at each of them. So each board
-- asks for it; the last to ask sees the link.
create table directory.link_asked (
    person_id text not null references directory.person,
    board_id  text not null references directory.board,
    by_person text not null references directory.person,
    at        timestamptz not null,
    primary key (person_id, board_id)
);
comment on table directory.link_asked is 'open: which board asked a link for whom, no content';
grant select, insert, update, delete on directory.link_asked to "${application_role}";

-- What happens to one person or party at two boards is two histories: each board has its own, and reads no other's.
alter table timeline.event drop constraint event_subject_id_fkey;
alter table timeline.subject drop constraint subject_pkey;
alter table timeline.subject add primary key (board_id, id);
alter table timeline.event add foreign key (board_id, subject_id) references timeline.subject (board_id, id);
drop policy read on timeline.event;
create policy read on timeline.event for select using (
    person_id = directory.me()
    or board_id = any ((select directory.keeps())::text[])
    or exists (select from timeline.subject as s where s.board_id = event.board_id and s.id = subject_id));
