-- Find which of these hashes are stop shingles, which say nothing.
-- Parameters: hash (array).
select hash from wirecopy.stop_shingle where hash = any(%(hash)s::bigint[])
