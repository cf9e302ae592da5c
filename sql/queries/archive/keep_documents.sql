-- Put documents back that are in no archive file.
-- Identifiers: old (the month that was taken out).
-- Parameters: document_id (array).
insert into wirecopy.document (document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd)
select document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd
from wirecopy.{old}
where document_id = any(%(document_id)s)
order by document_id
