-- Ask the publishers what time it is: when the newest entries say that they were published, so that a share of them is no
-- later. Single absurd dates count for nothing.
-- Row: the time, null where too few entries say one.
-- Parameters: share (between 0 and 1), max, min (how many must say one).
select case when count(*) >= %(min)s then percentile_disc(%(share)s) within group (order by published_at) end
from (
    select published_at from wirecopy.entry where published_at is not null order by entry_id desc limit %(max)s
) newest
