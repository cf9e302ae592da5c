-- Read what an article kept, cut, added or edited, in reading order.
-- Parameters: article_id.
select kind, text, was from news.copy_diff(%(article_id)s) order by passage_no
