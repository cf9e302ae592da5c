-- Say whether a worker still has the stage that it took. No lock: each transaction that reads would then write, and wait for
-- the disk at its end.
-- Row: yes; none where another worker has taken it since, or the run was closed as abandoned.
-- Parameters: run_id, stage, shard, attempt.
select true
from wirecopy.run_stage
where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s and attempt = %(attempt)s
