-- What the newest document of each feed listed. Parameters: arrays feed_id, key.
update wirecopy.feed f
set listed = l.entries
from (
    select e.feed_id, array_agg(e.entry_id order by e.entry_id) as entries
    from unnest(%(feed_id)s::bigint[], %(key)s::bytea[]) as c (feed_id, key)
    join wirecopy.entry e using (feed_id, key)
    group by e.feed_id
) l
where f.feed_id = l.feed_id and f.listed <> l.entries
