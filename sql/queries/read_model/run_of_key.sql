-- Read one run of any kind by its key.
-- Row: as in newest_runs.
-- Uses run_run_key_key.
-- Parameters: key.
select run_id, run_key, started_at, ended_at, state, reason
from news.runs
where run_key = %(key)s
