-- depends:
-- What the pipeline did and when. Rows of old runs may be deleted freely; nothing else points at them
-- with more than a number.

create schema wirecopy;
comment on schema wirecopy is 'Tables of the pipeline. They may change with any release: read the views in schema news.';

create schema news;
comment on schema news is 'The contract for readers: views and functions whose names and columns keep their meaning.';

create table wirecopy.run (
    run_id       bigint generated always as identity primary key,
    run_key      text collate "C" not null unique,
    kind         text not null default 'ingest' check (kind in ('ingest', 'replay', 'rehearsal', 'import')),
    started_at   timestamptz not null,
    ended_at     timestamptz,
    state        text not null default 'running' check (state in ('running', 'green', 'red')),
    reason       text not null default '',
    shards       integer not null default 1 check (shards between 1 and 60),
    clock_offset interval not null default interval '0'
);
comment on table wirecopy.run is 'One execution of the pipeline.';
comment on column wirecopy.run.run_id is 'Our number of the run.';
comment on column wirecopy.run.run_key is 'The run''s name outside: Airflow''s run_id, or one made by the command line.';
comment on column wirecopy.run.kind is 'ingest (from feeds to stories); replay (stored pages extracted anew); rehearsal (a replay that only compares); import (pages of a foreign WARC file).';
comment on column wirecopy.run.started_at is 'When the run began, by the run''s clock.';
comment on column wirecopy.run.ended_at is 'When the gate judged it, or when a later run found it abandoned.';
comment on column wirecopy.run.state is 'running; green; red (a stage did not finish, or everything failed).';
comment on column wirecopy.run.reason is 'Why it is red, in one line.';
comment on column wirecopy.run.shards is 'Into how many buckets the registrable domains were cut for this run.';
comment on column wirecopy.run.clock_offset is 'Run clock minus machine clock; other than zero only in replays (WIRECOPY_NOW).';

create table wirecopy.run_stage (
    run_id     bigint not null references wirecopy.run on delete cascade,
    stage      text not null,
    shard      integer not null default 0,
    started_at timestamptz not null,
    ended_at   timestamptz,
    counts     jsonb not null default '{}',
    primary key (run_id, stage, shard)
);
comment on table wirecopy.run_stage is 'One stage of a run in one shard. Its worker keeps the row locked while it lives, so that a later run can tell a dead one from a slow one.';
comment on column wirecopy.run_stage.run_id is 'The run.';
comment on column wirecopy.run_stage.stage is 'sync, plan, poll, fetch, extract, dedupe, publish or gate; replay or import in runs of those kinds.';
comment on column wirecopy.run_stage.shard is 'The bucket of domains, or the number of the chunk; 0 where a stage is not divided.';
comment on column wirecopy.run_stage.started_at is 'When its last attempt began.';
comment on column wirecopy.run_stage.ended_at is 'When it finished; NULL while it runs and for ever when it died.';
comment on column wirecopy.run_stage.counts is 'What the last attempt did, by outcome word.';

create table wirecopy.single_writer (
    name text primary key
);
comment on table wirecopy.single_writer is 'Rows to lock where only one writer may work at a time. A row, not an advisory lock: readers can take advisory locks, but never this.';
comment on column wirecopy.single_writer.name is 'What the row guards.';
insert into wirecopy.single_writer (name) values ('begin_run'), ('dedupe'), ('publish');

-- security definer: the views that call it are read by a role that sees no table.
create function wirecopy.clock() returns timestamptz
language sql stable security definer
return now() + coalesce((select clock_offset from wirecopy.run where kind = 'ingest' order by run_id desc limit 1), interval '0');
comment on function wirecopy.clock() is 'The pipeline''s time: now(), shifted as the newest ingest run was.';

create function wirecopy.shard_of(domain text, shards integer) returns integer
language sql immutable
return ((hashtextextended(domain, 0) % shards) + shards) % shards;
comment on function wirecopy.shard_of(text, integer) is 'The bucket of a registrable domain. Only stable within a run, which is all that is needed.';
