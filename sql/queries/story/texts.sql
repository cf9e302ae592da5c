-- Read texts to compare.
-- Parameters: article_id (array).
select article_id, text from wirecopy.article where article_id = any(%(article_id)s)
