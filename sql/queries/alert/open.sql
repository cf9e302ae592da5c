-- Read the alerts that are open.
-- Uses alert_open.
select alert_id, kind, subject, cause, is_group, summary, numbers
from wirecopy.alert
where cleared_at is null
order by alert_id
