-- Read alerts, those that are open first, the newest first, a page of them.
-- Row: one alert; cleared_at is null while it is open; feed_id, outlet_domain and story_id say what it is about (null: something
-- else, or several); opening_sent_at is null where nobody was told; of_all counts those that fit, beyond this page too.
-- Uses alert_cleared for those that are open.
-- Parameters: is_open (null: open and past), feed_id, outlet_domain (null: whatever they are about), max, skipped.
select
    alert_id, kind, is_group, summary, meaning, action, opened_at, cleared_at, opening_sent_at,
    feed_id, outlet_domain, story_id,
    count(*) over () as of_all
from news.alerts
where (%(is_open)s::boolean is null or %(is_open)s = (cleared_at is null))
  and (%(feed_id)s::bigint is null or feed_id = %(feed_id)s)
  and (%(outlet_domain)s::text is null or outlet_domain = %(outlet_domain)s)
order by cleared_at is not null, opened_at desc, alert_id desc
limit %(max)s offset %(skipped)s
