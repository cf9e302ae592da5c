-- Read what was set aside, the newest first.
-- Row: one feed, page, text, article or story; of_all counts them before the limit cuts.
-- Parameters: max (null: no limit), skipped.
select stage, item, url, reason, set_aside_at, count(*) over () as of_all
from news.set_aside
order by set_aside_at desc, stage, url
limit %(max)s offset %(skipped)s
