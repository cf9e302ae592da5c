-- Read what the last document of each feed listed, as far as identity goes. The join is lateral, so that each entry is
-- looked up in the index.
-- Row: feed_id, guid, link, title, published_at, published_raw, source_digest.
-- Parameters: feed_ids.
select f.feed_id, e.guid, e.link, e.title, e.published_at, e.published_raw, e.source_digest
from wirecopy.feed f
cross join unnest(f.listed) as l (entry_id)
cross join lateral (
    select guid, link, title, published_at, published_raw, source_digest from wirecopy.entry where entry_id = l.entry_id limit 1
) e
where f.feed_id = any(%(feed_ids)s)
