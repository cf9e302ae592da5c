-- Note which entries the newest document of each feed listed. The join is lateral, so that each key is looked up in the
-- index.
-- Parameters: arrays feed_id, key.
update wirecopy.feed f
set listed = l.entries
from (
    select c.feed_id, array_agg(e.entry_id order by e.entry_id) as entries
    from unnest(%(feed_id)s::bigint[], %(key)s::bytea[]) as c (feed_id, key)
    cross join lateral (select entry_id from wirecopy.entry where feed_id = c.feed_id and key = c.key limit 1) e
    group by c.feed_id
) l
where f.feed_id = l.feed_id and f.listed <> l.entries
