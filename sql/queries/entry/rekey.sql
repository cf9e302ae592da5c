-- Give entries of a feed new keys. A key that an older entry has already, one beyond those we looked at, stays with
-- that entry.
-- Parameters: feed_id, arrays old, new.
update wirecopy.entry e
set key = m.new
from unnest(%(old)s::bytea[], %(new)s::bytea[]) as m (old, new)
where e.feed_id = %(feed_id)s and e.key = m.old
  and not exists (select from wirecopy.entry o where o.feed_id = %(feed_id)s and o.key = m.new)
