-- Find a run by its key.
-- Parameters: run_key.
select run_id, run_key, started_at, shards, clock_offset, kind
from wirecopy.run
where run_key = %(run_key)s
