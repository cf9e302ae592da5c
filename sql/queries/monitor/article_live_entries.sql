-- The entries of a live blog in page order, each by its headline, else its first paragraph.
-- Parameters: article_id, max. Index: live_entry_pkey.
select published_at, coalesce(nullif(headline, ''), split_part(text, E'\n', 1)) as opening, count(*) over () as of_all
from news.live_entries
where article_id = %(article_id)s
order by position
limit %(max)s
