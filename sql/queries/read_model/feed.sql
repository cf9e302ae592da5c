-- Read one feed with its health, what its last outcome means and what to do, and why it is not asked where that is so.
-- Row: the feed. well_until and last_new_at as in read_model/feeds. set_aside is the reason (null: it is not set aside).
-- Parameters: feed_id.
select
    f.feed_id,
    f.outlet,
    f.outlet_domain,
    f.url,
    f.adopted_url,
    f.category,
    f.status,
    case f.status when 'silent' then news.clock() - f.silent_for else f.last_success_at end as well_until,
    f.last_outcome,
    o.in_words,
    o.action,
    f.message,
    f.failures_in_row,
    f.known_since,
    f.last_polled_at,
    f.last_success_at,
    case when news.clock() - f.silent_for > f.known_since then news.clock() - f.silent_for end as last_new_at,
    f.next_poll_at,
    f.held_until,
    f.hold_reason,
    f.entries_per_day,
    f.expected_per_day,
    (select a.reason from news.set_aside a where a.item = 'feed' and a.item_id = f.feed_id) as set_aside
from news.feed_health f
left join news.outcomes o on o.outcome = f.last_outcome
where f.feed_id = %(feed_id)s
