-- Note that the article of a page was served again, unchanged.
-- Parameters: page_id, now.
update wirecopy.article a set last_seen_at = %(now)s
from wirecopy.page p
where p.page_id = %(page_id)s and a.article_id = p.article_id
