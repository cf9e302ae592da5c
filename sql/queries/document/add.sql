-- Keep raw bytes.
-- Row: document_id, url, sha256.
-- Parameters: fetched_at, kind, arrays url, http_status, headers (JSON), sha256, body_bytes, body_zstd.
insert into wirecopy.document (fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd)
select %(fetched_at)s, %(kind)s, d.*
from unnest(%(url)s::text[], %(http_status)s::integer[], %(headers)s::jsonb[], %(sha256)s::bytea[], %(body_bytes)s::bigint[],
            %(body_zstd)s::bytea[]) as d
returning document_id, url, sha256
