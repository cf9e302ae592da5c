create or replace view news.left_over as
select
    l.run_id,
    l.stage,
    nullif(l.domain, '') as domain,
    -- The tasks of extract share what waits, and each counts all of it.
    (case when l.stage = 'extract' then max(l.items) else sum(l.items) end)::bigint as items,
    min(l.used_up) as used_up,
    -- The first of the runs in a row that left the same over, down to the last one in which the stage ended without.
    (
        select min(r.started_at)
        from wirecopy.left_over same
        join wirecopy.run r using (run_id)
        where same.stage = l.stage and same.domain = l.domain and same.run_id <= l.run_id
          and same.run_id > coalesce((
              select s.run_id
              from wirecopy.run_stage s
              join wirecopy.run ended on ended.run_id = s.run_id and ended.kind = 'ingest'
              where s.stage = l.stage and s.ended_at is not null and s.run_id < l.run_id
                and not exists (
                    select from wirecopy.left_over other
                    where other.run_id = s.run_id and other.stage = l.stage and other.domain = l.domain)
              order by s.run_id desc
              limit 1
          ), 0)
    ) as left_since
from wirecopy.left_over l
group by l.run_id, l.stage, l.domain;

comment on view news.left_over is 'One row per run, stage and domain that left work over for the next run. No trouble: the hour had no room for it.';
comment on column news.left_over.run_id is 'The run.';
comment on column news.left_over.stage is 'The stage that left it: poll, fetch, extract, dedupe or publish.';
comment on column news.left_over.domain is 'The registrable domain that had had its share of the run; NULL: what the stage had no time for.';
comment on column news.left_over.items is 'How many feeds, pages, articles or stories; counted up to 10,000 in each shard.';
comment on column news.left_over.used_up is 'What was used up: time (of the stage), pages or bytes (of the domain).';
comment on column news.left_over.left_since is 'When the first run began of those in a row that left the same over.';
