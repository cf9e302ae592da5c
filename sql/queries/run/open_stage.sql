-- Make the row of a stage where it is missing.
-- Parameters: run_id, stage, shard, now.
insert into wirecopy.run_stage (run_id, stage, shard, started_at)
values (%(run_id)s, %(stage)s, %(shard)s, %(now)s)
on conflict (run_id, stage, shard) do nothing
