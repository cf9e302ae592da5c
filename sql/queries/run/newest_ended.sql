-- Read the newest runs that ended, oldest first.
-- Row: an EndedRun.
-- Uses run_pkey, read backwards.
-- Parameters: max.
select run_id, kind, started_at, ended_at, state, reason
from (
    select run_id, kind, started_at, ended_at, state, reason
    from wirecopy.run
    where state <> 'running'
    order by run_id desc
    limit %(max)s
) newest
order by run_id
