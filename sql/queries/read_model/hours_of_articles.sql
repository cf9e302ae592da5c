-- Count the articles of the last hours, and those of them that somebody else than their outlet wrote. Hours without an article
-- have no row.
-- Uses article_first_seen.
-- Parameters: since.
select date_trunc('hour', first_seen_at, 'UTC') as hour, count(*) as articles, count(*) filter (where is_wire_copy) as wire_copies
from news.articles
where first_seen_at >= %(since)s
group by 1
order by 1
