-- Entries that were listed again. Parameters: now, arrays feed_id, key.
update wirecopy.entry e
set last_seen_at = %(now)s
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[]) as c (feed_id, key)
where e.feed_id = c.feed_id and e.key = c.key
