-- Keep raw bytes. Parameters: fetched_at, kind, url, http_status, headers (JSON), sha256, body_bytes, body_zstd.
insert into wirecopy.document (fetched_at, kind, url, http_status, headers, sha256, body_bytes, body_zstd)
values (%(fetched_at)s, %(kind)s, %(url)s, %(http_status)s, %(headers)s, %(sha256)s, %(body_bytes)s, %(body_zstd)s)
returning document_id
