-- Read how long the newest ingest runs took, newest first.
-- Row: run_id, started_at, ended_at (null while it runs), state.
-- Uses run_pkey, read backwards.
-- Parameters: max.
select run_id, started_at, ended_at, state
from news.runs
where kind = 'ingest'
order by run_id desc
limit %(max)s
