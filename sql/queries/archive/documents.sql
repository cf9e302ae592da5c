-- Read the raw documents of a stretch of time, in the order of their numbers.
-- Parameters: since, until, kind (null: of any).
select document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd
from wirecopy.document
where fetched_at >= %(since)s and fetched_at < %(until)s and (%(kind)s::text is null or kind = %(kind)s)
order by document_id
