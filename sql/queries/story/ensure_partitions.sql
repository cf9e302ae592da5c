-- The weeks of a batch: articles of a replay or an import may be older than the partitions that are there.
-- Parameters: at (array of days).
select wirecopy.ensure_shingle_partition(week)
from (select distinct date_trunc('week', at, 'UTC') as week from unnest(%(at)s::timestamptz[]) as at) weeks
