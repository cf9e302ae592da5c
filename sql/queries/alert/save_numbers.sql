-- Save the newest numbers of open alerts.
-- Parameters: arrays alert_id, summary, numbers.
update wirecopy.alert a
set summary = n.summary, numbers = n.numbers
from unnest(%(alert_id)s::bigint[], %(summary)s::text[], %(numbers)s::jsonb[]) as n (alert_id, summary, numbers)
where a.alert_id = n.alert_id and (a.summary, a.numbers) is distinct from (n.summary, n.numbers)
