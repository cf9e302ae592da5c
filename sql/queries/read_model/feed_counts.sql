-- Count feeds by status and last outcome.
-- Row: status, outcome (null: never polled), feeds.
-- Parameters: words (of its outlet, domain or address; empty: any).
select status, last_outcome as outcome, count(*) as feeds
from news.feed_health
where position(lower(%(words)s) in lower(outlet || ' ' || outlet_domain || ' ' || url)) > 0
group by status, last_outcome
order by feeds desc, status, outcome
