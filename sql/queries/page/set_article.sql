-- Store which article a page shows, and whether what it shows was found to be that article.
-- Parameters: page_id, article_id, verified.
update wirecopy.page
set article_id = %(article_id)s, article_verified = %(verified)s
where page_id = %(page_id)s and (article_id, article_verified) is distinct from (%(article_id)s, %(verified)s)
