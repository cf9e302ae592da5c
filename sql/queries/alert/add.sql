-- Open alerts.
-- Parameters: arrays kind, subject, cause, is_group, summary, numbers; now.
insert into wirecopy.alert (kind, subject, cause, is_group, summary, numbers, opened_at)
select n.*, %(now)s
from unnest(%(kind)s::text[], %(subject)s::text[], %(cause)s::text[], %(is_group)s::boolean[], %(summary)s::text[], %(numbers)s::jsonb[]) as n
