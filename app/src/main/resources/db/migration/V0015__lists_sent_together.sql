-- Several lists can be sent at once: each waits to be read, and says why when that cannot be.
alter table importing.import_file alter column reading drop not null;
alter table importing.import_file add column refusal text;
