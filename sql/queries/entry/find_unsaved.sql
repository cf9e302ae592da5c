-- Find what there is to write of the entries that feeds list: "new", "changed", or "seen" for one that was last seen a
-- day ago or more. The last sight is kept to the day, because a row for each entry of each poll would be most of what a
-- run writes. The join is lateral, so that each key is looked up in the index: for the 6,000 keys of 200 feeds a hash
-- join reads the whole table, which took 145 ms of processor time for 1,000 feeds among 120,000 entries, and takes more
-- among more.
-- Row: feed_id, key, what.
-- Parameters: now, arrays feed_id, key, content_sha256 (NULL for one that is known to say the same).
select c.feed_id, c.key,
       case when e.content_sha256 is null then 'new' when e.content_sha256 <> c.content_sha256 then 'changed' else 'seen' end
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[], %(content_sha256)s::bytea[]) as c (feed_id, key, content_sha256)
left join lateral (
    select content_sha256, last_seen_at
    from wirecopy.entry
    where feed_id = c.feed_id and key = c.key
    limit 1
) e on true
where e.content_sha256 is null or e.content_sha256 <> c.content_sha256 or e.last_seen_at <= %(now)s - interval '1 day'
