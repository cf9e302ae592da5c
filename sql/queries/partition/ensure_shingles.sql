-- Make the partitions for shingles of articles first seen at these times. Those of a replay or an import may be older
-- than any that is there.
-- Parameters: at (array of times).
select wirecopy.ensure_shingle_partition(day) from unnest(%(at)s::timestamptz[]) as day
