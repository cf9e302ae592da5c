-- Read the newest entries of a feed with what became of them.
-- Row: one entry.
-- Uses entry_first_seen.
-- Parameters: feed_id, max.
select entry_id, title, url, first_seen_at, article_id, fate, next_step, next_fetch_at
from news.entry_fates
where feed_id = %(feed_id)s
order by first_seen_at desc
limit %(max)s
