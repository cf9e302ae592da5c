-- Store which article a page shows.
-- Parameters: page_id, article_id.
update wirecopy.page set article_id = %(article_id)s where page_id = %(page_id)s and article_id is distinct from %(article_id)s
