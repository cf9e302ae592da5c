-- Read one run of any kind, and the runs of its kind before and after it.
-- Row: as in newest_runs, with kind, previous_run and next_run (null: there is none). None where the number is unknown.
-- Uses run_pkey.
-- Parameters: run_id.
select
    r.run_id, r.run_key, r.kind, r.started_at, r.ended_at, r.state, r.reason,
    (select max(before.run_id) from news.runs before where before.kind = r.kind and before.run_id < r.run_id) as previous_run,
    (select min(after.run_id) from news.runs after where after.kind = r.kind and after.run_id > r.run_id) as next_run
from news.runs r
where r.run_id = %(run_id)s
