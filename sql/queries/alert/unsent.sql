-- Read the alerts of which people were not told yet that they opened, or cleared. Those that nobody was told of and that have
-- been over for a day are no news any more: else the first message of a new address would hold all of the past.
-- Row: an UnsentAlert.
-- Parameters: now, max.
select alert_id, kind, subject, opened_at, cleared_at, summary, meaning, action
from news.alerts
where case when opening_sent_at is null then coalesce(cleared_at > %(now)s - interval '1 day', true)
           else cleared_at is not null and clearing_sent_at is null end
order by alert_id
limit %(max)s
