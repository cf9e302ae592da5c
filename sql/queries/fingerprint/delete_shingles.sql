-- Take articles out of the index, before they are indexed anew.
-- Uses shingle_article.
-- Parameters: article_id (array).
delete from wirecopy.shingle where article_id = any(%(article_id)s)
