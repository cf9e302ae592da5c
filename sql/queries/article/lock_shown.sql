-- Read and lock the present state of the article that a page shows, be it that of another page, until the transaction
-- ends. Uses page_pkey, article_pkey.
-- Parameters: page_id.
select a.article_id, a.outlet_id, a.page_id, a.url, a.canonical_url, a.published_at, a.title, a.text, a.text_sha256,
       a.extractor, a.revision_count, a.metadata_sha256, a.access, a.text_source,
       a.minor_revision_count, a.missing_since, a.withdrawn_at
from wirecopy.page p
join wirecopy.article a using (article_id)
where p.page_id = %(page_id)s
for update of a
