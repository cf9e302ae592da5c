-- The newest ingest runs, newest first.
-- Parameters: max. Row: run_id, key, started_at, ended_at (null while it runs), state, reason.
-- Index: run_pkey, read backwards.
select run_id, run_key as key, started_at, ended_at, state, reason
from news.runs
where kind = 'ingest'
order by run_id desc
limit %(max)s
