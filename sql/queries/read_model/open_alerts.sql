-- Read the alerts that are open, the newest first.
-- Row: one alert; feed_id, outlet_domain, story_id say what it is about (null: something else, or several); of_all counts them before
-- the limit cuts.
-- Uses alert_open.
-- Parameters: max.
select
    alert_id, kind, summary, meaning, action, opened_at, feed_id, outlet_domain, story_id, count(*) over () as of_all
from news.alerts
where cleared_at is null
order by opened_at desc, alert_id desc
limit %(max)s
