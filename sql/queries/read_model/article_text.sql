-- Read the text of an article as dedupe compares it, but no more than its first characters.
-- Row: the article; none where the number is unknown.
-- Uses article_pkey.
-- Parameters: article_id, characters.
select
    article_id, story_id, outlet, outlet_domain, title, left(text, %(characters)s) as text,
    exists (select from news.live_entries e where e.article_id = a.article_id) as is_live
from news.articles a
where article_id = %(article_id)s
