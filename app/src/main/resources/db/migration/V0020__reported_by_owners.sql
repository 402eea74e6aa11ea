-- What a party says of its own lines (melden): for the boards where this person does more than look on, the parties it speaks
-- for, as board/party.
create or replace function directory.reports() returns text[] language sql stable
    return coalesce(nullif(current_setting('regietafel.reports', true), ''), '{}')::text[];

create or replace function directory.enter(person_ text, on_ date) returns void language sql as $$
    with mine as (
        select m.board_id, m.party_id, m.role
          from directory.membership as m
         where m.person_id = person_
           and m.since <= on_
           and (m.until is null or m.until >= on_))
    select set_config('regietafel.person', coalesce(person_, ''), true),
           set_config('regietafel.keeps', (select coalesce(array_agg(distinct board_id) filter (where role = 'SECRETARY'), '{}')::text from mine), true),
           set_config('regietafel.chairs', (select coalesce(array_agg(distinct board_id) filter (where role = 'CHAIR'), '{}')::text from mine), true),
           set_config('regietafel.reads', (select coalesce(array_agg(distinct board_id) filter (where role <> 'ADMINISTRATOR'), '{}')::text from mine), true),
           set_config('regietafel.answers', (select coalesce(array_agg(distinct board_id) filter (where role in ('MEMBER', 'AGENCY', 'MINISTRY')), '{}')::text from mine), true),
           set_config('regietafel.administers', (select coalesce(array_agg(distinct board_id) filter (where role = 'ADMINISTRATOR'), '{}')::text from mine), true),
           set_config('regietafel.parties', (select coalesce(array_agg(distinct party_id) filter (where role <> 'ADMINISTRATOR'), '{}')::text from mine), true),
           set_config('regietafel.reports', (select coalesce(array_agg(distinct board_id || '/' || party_id) filter (where role not in ('OBSERVER', 'ADMINISTRATOR')), '{}')::text from mine), true)
$$;

alter table decision.fact drop constraint fact_what_check;
alter table decision.fact add constraint fact_what_check check (what in (
    'REPORT', 'ACCEPTANCE', 'RETURN', 'ANSWER', 'DELIVERY', 'CONDITION', 'CONDITION_MET', 'REFERRAL', 'REFERRAL_ANSWER',
    'REVIEW', 'BREACH', 'ENDING', 'OUTCOME', 'DUE_MOVED', 'LAPSE', 'REOPENING', 'WITHOUT', 'FIGURE', 'PROGRESS', 'DUE_ASKED'));

-- An owner says what became of its part, of a line that was sent round and asks it: by name, or as one of the group that sat
-- at the table on the day of the meeting. Accepting, returning and moving a date stay with the secretary.
create policy add_own on decision.fact for insert with check (
    what in ('REPORT', 'PROGRESS', 'ANSWER', 'DELIVERY', 'DUE_ASKED')
    and by_person = directory.me()
    and withdrawn_at is null
    and board_id || '/' || party_id = any ((select directory.reports())::text[])
    and exists (
        select from decision.line as l
          join meeting.meeting as own on own.id = l.meeting_id
          join decision.sent_party as asked on asked.line_id = l.id
         where l.id = fact.line_id and l.board_id = fact.board_id and l.removed_at is null
           and (asked.party_id = fact.party_id
                or asked.party_group is not null and exists (
                    select from directory.seat join directory.party on party.id = seat.party_id
                     where seat.board_id = fact.board_id and seat.party_id = fact.party_id
                       and seat.since <= own.on_day and (seat.until is null or seat.until >= own.on_day)
                       and (asked.party_group = 'ALL' or party.kind = 'MUNICIPALITY'))))
    and hidden = exists (select from decision.sent_party as masked
                          where masked.line_id = fact.line_id and masked.party_id = fact.party_id and masked.hidden));
