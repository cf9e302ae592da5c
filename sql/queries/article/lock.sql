-- Read and lock the present state of an article, by its address, until the transaction ends.
-- Uses article_key_sha256_key.
-- Parameters: key_sha256.
select article_id, outlet_id, page_id, url, canonical_url, published_at, title, text, text_sha256, extractor,
       revision_count, metadata_sha256, access, text_source,
       minor_revision_count, missing_since, withdrawn_at
from wirecopy.article
where key_sha256 = %(key_sha256)s
for update
