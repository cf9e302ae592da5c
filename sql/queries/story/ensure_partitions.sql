-- The partitions of a batch: articles of a replay or an import may be older than those that are there.
-- Parameters: at (array of days).
select wirecopy.ensure_shingle_partition(day) from unnest(%(at)s::timestamptz[]) as day
