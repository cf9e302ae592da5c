-- Count the new entries per day of feeds before this moment, as news.feed_health does. A feed without any in 28 days
-- has no row.
-- Row: feed_id, entries_per_day.
-- Parameters: feed_ids, now.
select f.feed_id,
       (count(*) / greatest(extract(epoch from least(%(now)s - f.created_at, interval '28 days')) / 86400, 1))::float8
from wirecopy.feed f
join wirecopy.entry e using (feed_id)
where f.feed_id = any(%(feed_ids)s)
  and e.first_seen_at < %(now)s and e.first_seen_at > %(now)s::timestamptz - interval '28 days'
group by f.feed_id
