-- Read one state of an article with the beginning of its text.
-- Row: the state; none where there is no such revision.
-- Uses revision_article_id_revision_no_key.
-- Parameters: article_id, revision_no, characters.
select
    revision_no, seen_at, left(title, 1000) as title, words_added, words_removed, cause, extractor,
    left(text, %(characters)s) as text, length(text) > %(characters)s as is_cut
from news.revisions
where article_id = %(article_id)s and revision_no = %(revision_no)s
