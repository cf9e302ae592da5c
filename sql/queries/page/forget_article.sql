-- Let a page show no article.
-- Parameters: page_id.
update wirecopy.page set article_id = null, article_verified = false where page_id = %(page_id)s
