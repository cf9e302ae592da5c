-- Read one run of any kind.
-- Row: as in newest_runs.
-- Parameters: run_id.
select run_id, run_key, started_at, ended_at, state, reason
from news.runs
where run_id = %(run_id)s
