-- Read feeds with their health. The broken ones come first, and among those the latest to break.
-- Row: one feed. well_until says when it last did what a feed is for: for a silent one, when it last listed something
-- new, else when it last answered well (null: never). of_all counts the feeds of those statuses before the limit cuts.
-- Parameters: statuses, max (null: no limit).
select
    outlet,
    url,
    status,
    case status when 'silent' then news.clock() - silent_for else last_success_at end as well_until,
    last_outcome,
    message,
    failures_in_row,
    last_polled_at,
    next_poll_at,
    entries_per_day,
    expected_per_day,
    count(*) over () as of_all
from news.feed_health
where status = any(%(statuses)s)
order by array_position(%(statuses)s, status), well_until desc nulls last, outlet, url
limit %(max)s
