-- Store that a stage ended, and what it did.
-- Parameters: run_id, stage, shard, now, counts (JSON object).
update wirecopy.run_stage
set ended_at = %(now)s, counts = %(counts)s
where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s
