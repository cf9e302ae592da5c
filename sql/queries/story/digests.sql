-- What tells whether a text is still the one we know. Parameters: article_id (array).
select article_id, text_sha256 from wirecopy.article where article_id = any(%(article_id)s)
