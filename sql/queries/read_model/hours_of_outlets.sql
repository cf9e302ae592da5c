-- Sum what all outlets did hour by hour.
-- Row: hour, polls, polls_failed (of these), articles. Hours in which nothing happened have no row.
-- Uses outlet_hour_hour.
-- Parameters: since.
select hour, sum(polls)::bigint as polls, sum(polls_failed)::bigint as polls_failed, sum(articles)::bigint as articles
from news.outlet_hours
where hour >= %(since)s
group by hour
order by hour
