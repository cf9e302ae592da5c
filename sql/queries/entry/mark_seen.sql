-- Note that entries were listed again and say the same, perhaps in other words of XML.
-- Parameters: now, arrays feed_id, key, source_digest.
update wirecopy.entry e
set last_seen_at = %(now)s, source_digest = c.source_digest
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[], %(source_digest)s::bytea[]) as c (feed_id, key, source_digest)
where e.feed_id = c.feed_id and e.key = c.key
