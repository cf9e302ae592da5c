-- Put documents back that were set apart.
insert into wirecopy.document (document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd)
select document_id, fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd
from pg_temp.left_out
order by document_id
