-- Read what was set aside, the newest first.
-- Row: one feed, page, text, article or story.
select stage, item, url, reason, set_aside_at
from news.set_aside
order by set_aside_at desc, stage, url
