-- Copy documents that are in no archive file, until their partition is dropped and made anew.
-- Parameters: document_id (array), since, until.
create temporary table left_out on commit drop as
select document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd
from wirecopy.document
where document_id = any(%(document_id)s::bigint[]) and fetched_at >= %(since)s and fetched_at < %(until)s
