-- Read the newest ingest runs, newest first.
-- Row: run_id, key, started_at, ended_at (null while it runs), state, reason.
-- Uses run_pkey, read backwards.
-- Parameters: max.
select run_id, run_key, started_at, ended_at, state, reason
from news.runs
where kind = 'ingest'
order by run_id desc
limit %(max)s
