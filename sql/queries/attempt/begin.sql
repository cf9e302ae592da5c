-- Count that work on items begins. A claim does not count, because it takes many items at once: a task that dies again
-- and again must not put the blame on items that it never came to.
-- Row: item_id, how often it began, this time included.
-- Parameters: item, item_id (array), holder, now.
insert into wirecopy.attempt (item, item_id, attempts, holder, began_at)
select %(item)s, begun.item_id, 1, %(holder)s, %(now)s
from unnest(%(item_id)s::bigint[]) as begun (item_id)
order by begun.item_id
on conflict (item, item_id) do update
set attempts = attempt.attempts + 1, holder = excluded.holder, began_at = excluded.began_at, reason = ''
returning item_id, attempts
