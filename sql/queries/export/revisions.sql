-- All revisions of the articles of a day that changed after a number: an article's number does not tell which of them
-- are new.
-- Uses article_first_seen or article_change, revision_article_id_revision_no_key.
-- Parameters: since, until (of the article's first_seen_at); after.
select r.*, a.change_seq
from news.articles a
join news.revisions r on r.article_id = a.article_id
where a.first_seen_at >= %(since)s and a.first_seen_at < %(until)s and a.change_seq > %(after)s
order by change_seq, r.article_id, r.revision_no
