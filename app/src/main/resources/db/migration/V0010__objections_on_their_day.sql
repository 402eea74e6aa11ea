-- The day of an objection is that of the table, as everywhere; until now only the moment was kept.
alter table decision.objection add column on_day date;
alter table decision.objection no force row level security;
update decision.objection set on_day = (at at time zone 'Europe/Amsterdam')::date;
alter table decision.objection force row level security;
alter table decision.objection alter column on_day set not null;
