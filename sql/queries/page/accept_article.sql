-- Let a page stay with its article, so that it is not looked at again until it changes.
-- Parameters: page_id.
update wirecopy.page set article_verified = true where page_id = %(page_id)s
