-- Set an item aside: no stage takes it until it is put back.
-- Parameters: item, item_id, reason, now.
insert into wirecopy.attempt (item, item_id, attempts, began_at, reason, set_aside_at)
values (%(item)s, %(item_id)s, 1, %(now)s, %(reason)s, %(now)s)
on conflict (item, item_id) do update set reason = excluded.reason, set_aside_at = excluded.set_aside_at
