-- Lock a stage for as long as its worker lives. No row comes back where another worker holds it.
-- Parameters: run_id, stage, shard.
select 1
from wirecopy.run_stage
where run_id = %(run_id)s and stage = %(stage)s and shard = %(shard)s
for update skip locked
