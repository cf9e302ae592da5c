-- Read the entries of a live blog in page order, each by its headline, else by its first paragraph.
-- Uses live_entry_pkey.
-- Parameters: article_id, max.
select
    published_at, left(coalesce(nullif(headline, ''), split_part(text, E'\n', 1)), 1000) as opening,
    count(*) over () as of_all
from news.live_entries
where article_id = %(article_id)s
order by position
limit %(max)s
