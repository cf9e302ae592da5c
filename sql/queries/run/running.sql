-- Find the runs of a kind that the gate has not judged: whether a worker holds the lock of a stage, and whether the run may be
-- between two tasks.
-- Row: run_id, run_key, started_at, yes or no, yes or no.
-- Parameters: kind.
select r.run_id, r.run_key, r.started_at,
       exists (
           select from wirecopy.run_stage s
           join pg_locks l on l.locktype = 'advisory' and l.objsubid = 1 and l.granted
               and l.classid = (s.lock_key >> 32)::oid and l.objid = (s.lock_key & 4294967295)::oid
           join pg_database d on d.oid = l.database and d.datname = current_database()
           where s.run_id = r.run_id),
       -- A sign from the future came of a clock that was wrong.
       now() between r.last_sign_at - interval '5 minutes' and r.last_sign_at + r.patience
from wirecopy.run r
where r.state = 'running' and r.kind = %(kind)s
order by r.run_id
