-- Note that people were told of alerts, as they stood then.
-- Parameters: arrays alert_id, is_over (whether they were told that it had cleared); now.
update wirecopy.alert a
set opening_sent_at = coalesce(a.opening_sent_at, %(now)s),
    clearing_sent_at = case when n.is_over then %(now)s::timestamptz end
from unnest(%(alert_id)s::bigint[], %(is_over)s::boolean[]) as n (alert_id, is_over)
where a.alert_id = n.alert_id
