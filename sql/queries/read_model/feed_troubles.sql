-- Count the feeds that need a look by what is wrong with them, the most frequent first: in an outage they are one line.
-- Row: status, outcome (null: silent feeds, which answer well), feeds, when the last of them was well (null: none ever was).
-- Parameters: statuses, min (rows of fewer feeds are left out).
select
    status,
    case when status <> 'silent' then last_outcome end as outcome,
    count(*) as feeds,
    max(case when status = 'silent' then news.clock() - silent_for else last_success_at end) as well_until
from news.feed_health
where status = any(%(statuses)s)
group by 1, 2
having count(*) >= %(min)s
order by feeds desc, status, outcome
