-- Count feeds by their health.
-- Row: a status of news.feed_health, how many.
select status, count(*)
from news.feed_health
group by status
