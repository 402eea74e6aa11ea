-- Work without a page: which job is due when, and which node has it in hand. The columns are those of db-scheduler.
create schema jobs;
grant usage on schema jobs to "${application_role}";

create table jobs.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on jobs.scheduled_task (execution_time);
create index on jobs.scheduled_task (last_heartbeat);
comment on table jobs.scheduled_task is 'open: names and times of jobs, no content';
grant select, insert, update, delete on jobs.scheduled_task to "${application_role}";
