-- Which of these entries are stored already. Row: feed_id, key, content_sha256.
-- Parameters: arrays feed_id, key.
select e.feed_id, e.key, e.content_sha256
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[]) as c (feed_id, key)
join wirecopy.entry e using (feed_id, key)
