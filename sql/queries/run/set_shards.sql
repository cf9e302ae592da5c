-- Store into how many shards a run cuts the domains.
-- Parameters: run_id, shards.
update wirecopy.run set shards = %(shards)s where run_id = %(run_id)s
