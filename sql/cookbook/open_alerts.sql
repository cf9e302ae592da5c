-- Which alerts are open?
-- Each opened once and clears by itself when its trouble is over. Without the first condition it shows past ones too.
select opened_at, kind, subject, summary, action
from news.alerts
where cleared_at is null
order by opened_at desc, alert_id desc;
