-- Headlines and texts to fingerprint. Parameters: article_id (array).
select article_id, title, text, text_sha256 from wirecopy.article where article_id = any(%(article_id)s)
