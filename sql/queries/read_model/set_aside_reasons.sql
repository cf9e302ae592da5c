-- Count what was set aside by the reason, the most frequent first.
-- Row: stage, item (what it is), reason, items, since (when the first of them was set aside), of_all (items of all reasons,
-- including those beyond the limit).
-- Parameters: max.
select
    stage, item, reason, count(*) as items, min(set_aside_at) as since, (sum(count(*)) over ())::bigint as of_all
from news.set_aside
group by stage, item, reason
order by items desc, since, stage, reason
limit %(max)s
