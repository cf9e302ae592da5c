-- Read how long each stage of a run took, from the begin of its first task to the end of its last.
-- Row: stage, seconds (until now where a task has not finished).
-- Uses run_stage_pkey.
-- Parameters: run_id, now.
select stage, extract(epoch from max(coalesce(ended_at, %(now)s)) - min(started_at))::float8
from wirecopy.run_stage
where run_id = %(run_id)s
group by stage
