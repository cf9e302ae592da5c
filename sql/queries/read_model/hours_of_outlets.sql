-- Sum what all outlets did hour by hour.
-- Row: hour, polls, polls_failed (of these; neither is whole before polls_since), articles. Hours in which nothing happened have no
-- row, nor have those before polls_since that brought no article: most rows of outlets are of such hours.
-- Uses outlet_hour_hour.
-- Parameters: since, polls_since.
select hour, sum(polls)::bigint as polls, sum(polls_failed)::bigint as polls_failed, sum(articles)::bigint as articles
from news.outlet_hours
where hour >= %(since)s and (articles > 0 or hour >= %(polls_since)s)
group by hour
order by hour
