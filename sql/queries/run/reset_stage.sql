-- Begin another attempt at a stage. Nothing that an earlier one does from now on is stored.
-- Row: the number of the attempt.
-- Parameters: run_id, stage, shard, now.
with forgotten as (
    delete from wirecopy.left_over where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s
)
update wirecopy.run_stage
set started_at = %(now)s, ended_at = null, counts = '{}', attempt = attempt + 1
where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s
returning attempt
