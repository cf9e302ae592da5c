-- Read the states of an article, newest first.
-- Uses revision_pkey.
-- Parameters: article_id, max.
select revision_no, seen_at, title, words_added, words_removed, cause
from news.revisions
where article_id = %(article_id)s
order by revision_no desc
limit %(max)s
