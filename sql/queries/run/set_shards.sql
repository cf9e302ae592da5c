-- Parameters: run_id, shards.
update wirecopy.run set shards = %(shards)s where run_id = %(run_id)s
