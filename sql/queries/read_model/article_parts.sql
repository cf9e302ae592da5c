-- Read the addresses, besides its own, that an article's text was to come from.
-- Uses page_fetch_page, page_part_pkey.
-- Parameters: article_id.
select part_no, kind, url, outcome, message, words
from news.article_parts
where article_id = %(article_id)s
order by part_no
