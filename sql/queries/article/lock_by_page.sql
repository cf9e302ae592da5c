-- Read and lock the present state of the article that a page shows and alone may change, until the transaction ends.
-- Parameters: page_id.
select a.article_id, a.outlet_id, a.page_id, a.url, a.canonical_url, a.published_at, a.title, a.text, a.text_sha256,
       a.extractor, a.revision_count, a.metadata_sha256, a.access, a.text_source,
       a.minor_revision_count, a.missing_since, a.withdrawn_at
from wirecopy.page p
join wirecopy.article a on a.article_id = p.article_id and a.page_id = p.page_id
where p.page_id = %(page_id)s
for update of a
