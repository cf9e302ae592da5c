-- Read the states of an article, newest first.
-- Uses revision_article_id_revision_no_key.
-- Parameters: article_id, max.
select revision_no, seen_at, left(title, 1000) as title, words_added, words_removed, cause, extractor
from news.revisions
where article_id = %(article_id)s
order by revision_no desc
limit %(max)s
