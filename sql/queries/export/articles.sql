-- The articles of a day that changed after a number, in the order of their changes.
-- Uses article_first_seen or article_change.
-- Parameters: since, until (of first_seen_at); after.
select *
from news.articles
where first_seen_at >= %(since)s and first_seen_at < %(until)s and change_seq > %(after)s
order by change_seq
