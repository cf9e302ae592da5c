-- Lock a stage until the connection ends.
-- Row: yes, or no where another worker holds it.
-- Parameters: run_id, stage, shard.
select pg_try_advisory_lock(lock_key)
from wirecopy.run_stage
where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s
