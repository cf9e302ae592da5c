-- Counts of poll, fetch and extract come from the rows that those stages wrote, so they are right even for a stage that
-- was killed and tried again.
create or replace view news.run_stages as
with written as (
    select run_id, 'poll' as stage, outcome, count(*) as n from wirecopy.poll group by run_id, outcome
    union all
    select run_id, 'fetch', outcome, count(*) from wirecopy.page_fetch group by run_id, outcome
    union all
    select extract_run_id, 'extract', extract_outcome, count(*) from wirecopy.page_fetch
    where extract_run_id is not null
    group by extract_run_id, extract_outcome
    union all
    select s.run_id, s.stage, c.key, sum(c.value::bigint)
    from wirecopy.run_stage s, jsonb_each_text(s.counts) c
    where s.stage not in ('poll', 'fetch', 'extract')
    group by s.run_id, s.stage, c.key
)
select
    s.run_id,
    s.stage,
    min(s.started_at) as started_at,
    case when bool_and(s.ended_at is not null) then max(s.ended_at) end as ended_at,
    count(*)::integer as shards,
    count(*) filter (where s.ended_at is null)::integer as shards_open,
    coalesce((select jsonb_object_agg(w.outcome, w.n) from written w where w.run_id = s.run_id and w.stage = s.stage), '{}') as counts
from wirecopy.run_stage s
group by s.run_id, s.stage;

comment on view news.run_stages is 'One row per run and stage, with what it did by outcome.';
comment on column news.run_stages.run_id is 'The run.';
comment on column news.run_stages.stage is 'sync, plan, poll, fetch, extract, dedupe, publish or gate; replay or import in runs of those kinds.';
comment on column news.run_stages.started_at is 'When its first shard began.';
comment on column news.run_stages.ended_at is 'When its last shard finished; NULL while one is open or died.';
comment on column news.run_stages.shards is 'How many tasks the stage was divided into.';
comment on column news.run_stages.shards_open is 'How many of these have not finished.';
comment on column news.run_stages.counts is 'JSON object: outcome word to number.';

create or replace view news.runs as
select
    r.run_id,
    r.run_key,
    r.started_at,
    r.ended_at,
    r.state,
    r.reason,
    coalesce((select jsonb_object_agg(s.stage, s.counts) from news.run_stages s where s.run_id = r.run_id), '{}') as counts,
    r.kind
from wirecopy.run r;

comment on view news.runs is 'One row per execution of the pipeline; the hourly ones are those of kind ingest.';
comment on column news.runs.run_id is 'Number of the run.';
comment on column news.runs.run_key is 'Airflow''s run_id, or a name made by the command line.';
comment on column news.runs.started_at is 'When it began.';
comment on column news.runs.ended_at is 'When it was judged; NULL while it runs.';
comment on column news.runs.state is 'running, green or red.';
comment on column news.runs.reason is 'Why it is red.';
comment on column news.runs.counts is 'JSON object: stage to outcome word to number.';
comment on column news.runs.kind is 'ingest (from feeds to stories); replay (stored pages extracted anew); rehearsal (a replay that only compares); import (pages of a foreign WARC file).';
