-- The present state of an article, by its address; locked until the transaction ends.
-- Parameters: key_sha256.
select article_id, outlet_id, page_id, title, text, text_sha256, extractor, revision_count, metadata_sha256
from wirecopy.article
where key_sha256 = %(key_sha256)s
for update
