-- Lock a feed for a change of its schedule, and read what stands for or against polling it.
-- Row: the feed; held_until is of its domain, the later of its two ends, and null where nothing holds that.
-- Uses feed_pkey, domain_hold_pkey, refusing_domain_pkey, attempt_pkey.
-- Parameters: feed_id.
select f.status, f.next_poll_at, f.last_polled_at, f.lease_until as claimed_until,
       greatest(h.until, r.until) as held_until,
       exists (
           select from wirecopy.attempt t
           where t.item = 'feed' and t.item_id = f.feed_id and t.set_aside_at is not null) as is_set_aside
from wirecopy.feed f
left join wirecopy.domain_hold h on h.domain = f.domain
left join wirecopy.refusing_domain r on r.domain = f.domain
where f.feed_id = %(feed_id)s
for update of f
