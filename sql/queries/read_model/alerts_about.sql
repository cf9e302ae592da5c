-- Read the open alerts about one feed, or about one outlet, the newest first.
-- Row: one alert.
-- Uses alert_cleared.
-- Parameters: feed_id (null: those of the outlet), outlet_domain (null: those of the feed).
select alert_id, summary, meaning, action, opened_at
from news.alerts
where cleared_at is null
  and (feed_id = %(feed_id)s::bigint or outlet_domain = %(outlet_domain)s::text)
order by opened_at desc, alert_id desc
