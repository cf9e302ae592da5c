-- Read feeds with their health, in the order that is asked for: by trouble (those of the statuses named first, and among them the
-- latest to break), outlet, newest (the latest new entry), volume (new entries of the last day) or next (poll).
-- Row: one feed. well_until says when it last did what a feed is for: for a silent one, when it last listed something
-- new, else when it last answered well (null: never). of_all counts the feeds that were asked for before the limit cuts.
-- Parameters: statuses, outcome (null: any), words (of its outlet, domain or address; empty: any), outlet_domain (null: any),
-- sort, skip, max (null: no limit).
select
    feed_id,
    outlet,
    outlet_domain,
    url,
    status,
    case status when 'silent' then news.clock() - silent_for else last_success_at end as well_until,
    last_outcome,
    message,
    failures_in_row,
    last_polled_at,
    next_poll_at,
    held_until,
    case when news.clock() - silent_for > known_since then news.clock() - silent_for end as last_new_at,
    entries_per_day,
    expected_per_day,
    count(*) over () as of_all
from news.feed_health
where status = any(%(statuses)s)
  and (%(outcome)s::text is null or last_outcome = %(outcome)s)
  and position(lower(%(words)s) in lower(outlet || ' ' || outlet_domain || ' ' || url)) > 0
  and (%(outlet_domain)s::text is null or outlet_domain = %(outlet_domain)s)
order by
    case %(sort)s when 'trouble' then array_position(%(statuses)s, status) end,
    case %(sort)s when 'outlet' then lower(outlet) end,
    case %(sort)s when 'newest' then silent_for end,
    case %(sort)s when 'volume' then entries_per_day end desc nulls last,
    case %(sort)s when 'next' then next_poll_at end,
    well_until desc nulls last, outlet, url
limit %(max)s offset %(skip)s
