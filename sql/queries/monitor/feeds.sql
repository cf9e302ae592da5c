-- Feeds with their health, the broken ones first, within those the latest to break.
-- Parameters: statuses (the statuses wanted), max. Row: one feed; well_until is when it last did what a
-- feed is for: bring something new, for a silent one, else answer well (null: never); the window counts
-- tell how many feeds of those statuses there are before the limit cuts.
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
