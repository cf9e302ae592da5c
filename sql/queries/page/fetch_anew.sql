-- Have a page that is still looked at fetched in the next run as if it were new, because its document is gone.
-- Parameters: page_id, now.
update wirecopy.page
set next_fetch_at = %(now)s, etag = null, last_modified = null, body_sha256 = null
where page_id = %(page_id)s and next_fetch_at is not null
