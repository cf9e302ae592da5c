-- Read the addresses of articles.
-- Parameters: article_id (array).
select article_id, url from wirecopy.article where article_id = any(%(article_id)s)
