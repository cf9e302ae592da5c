-- Clear alerts whose trouble is over.
-- Parameters: alert_ids, now.
update wirecopy.alert set cleared_at = %(now)s where alert_id = any(%(alert_ids)s) and cleared_at is null
