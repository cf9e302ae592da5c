-- Note that boilerplate of an outlet was left out of an article today. A row that somebody else writes at this moment
-- is left alone.
-- Parameters: outlet_id, line_hash (array), today.
update wirecopy.site_line l
set last_seen_on = %(today)s
from (
    select outlet_id, line_hash from wirecopy.site_line
    where outlet_id = %(outlet_id)s and line_hash = any(%(line_hash)s::bigint[]) and last_seen_on < %(today)s
    for update skip locked
) seen
where (l.outlet_id, l.line_hash) = (seen.outlet_id, seen.line_hash)
