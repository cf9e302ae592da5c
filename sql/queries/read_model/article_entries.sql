-- Read the entries of feeds that led to an article, with what became of each and what comes next.
-- Row: one entry, the first seen first.
-- Uses page_article, entry_page.
-- Parameters: article_id, max.
select entry_id, url, feed_id, feed, left(title, 1000) as title, first_seen_at, fate, next_step, next_fetch_at
from news.entry_fates
where article_id = %(article_id)s
order by first_seen_at, entry_id
limit %(max)s
