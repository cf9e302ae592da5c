-- Read what the newest revision of an article changed, in reading order. None where it never changed.
-- Parameters: article_id.
select kind, text, was from news.revision_diff(%(article_id)s) where kind <> 'kept' order by passage_no
