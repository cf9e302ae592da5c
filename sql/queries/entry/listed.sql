-- What the last document of each feed listed, as far as identity goes.
-- Row: feed_id, guid, link, title, published_at, published_raw. Parameters: feed_ids.
select e.feed_id, e.guid, e.link, e.title, e.published_at, e.published_raw
from wirecopy.feed f
cross join unnest(f.listed) as l (entry_id)
join wirecopy.entry e using (entry_id)
where f.feed_id = any(%(feed_ids)s)
