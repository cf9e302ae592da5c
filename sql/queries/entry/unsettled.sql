-- What there is to write of the entries that feeds list: "new", "changed", or "seen" for one whose day of last sight is
-- over. To the day: a row for each entry of each poll would be most of what a run writes.
-- Row: feed_id, key, what. Parameters: now, arrays feed_id, key, content_sha256.
select c.feed_id, c.key,
       case when e.entry_id is null then 'new' when e.content_sha256 <> c.content_sha256 then 'changed' else 'seen' end
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[], %(content_sha256)s::bytea[]) as c (feed_id, key, content_sha256)
left join wirecopy.entry e using (feed_id, key)
where e.entry_id is null or e.content_sha256 <> c.content_sha256 or e.last_seen_at <= %(now)s - interval '1 day'
