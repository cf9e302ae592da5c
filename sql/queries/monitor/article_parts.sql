-- The addresses besides its own from which an article's text was to come. Parameters: article_id.
-- Indexes: page_fetch_page, page_part_pkey.
select part_no, kind, url, outcome, message, words
from news.article_parts
where article_id = %(article_id)s
order by part_no
