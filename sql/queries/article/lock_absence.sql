-- Read and lock since when the article that a page shows is missing, until the transaction ends. A page that never was fetched
-- says nothing of it.
-- Row: article_id, is_own (whether the article is read from this page), missing_since, withdrawn_at.
-- Parameters: page_id.
select a.article_id, a.page_id = p.page_id as is_own, a.missing_since, a.withdrawn_at
from wirecopy.page p
join wirecopy.article a using (article_id)
where p.page_id = %(page_id)s and p.first_fetched_at is not null
for no key update of a
