-- The days on which those articles were first seen that changed after a number.
-- Uses article_change.
-- Parameters: after, since (a day; NULL for all).
select distinct (first_seen_at at time zone 'UTC')::date as day
from news.articles
where change_seq > %(after)s and first_seen_at >= coalesce(%(since)s::date, '-infinity') at time zone 'UTC'
order by day
