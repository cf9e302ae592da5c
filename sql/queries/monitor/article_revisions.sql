-- The states of an article, newest first. Parameters: article_id, max. Index: revision_pkey.
select revision_no, seen_at, title, words_added, words_removed, cause
from news.revisions
where article_id = %(article_id)s
order by revision_no desc
limit %(max)s
