-- Read what was set aside while a run went on.
-- Row: as in set_aside.
-- Parameters: since, until, max.
select stage, item, url, reason, set_aside_at, count(*) over () as of_all
from news.set_aside
where set_aside_at between %(since)s and %(until)s
order by set_aside_at desc, stage, url
limit %(max)s
