-- Have a page that gave no text fetched in the next run as if it were new, together with another form of it. That is
-- done once in its life, and never for a page that is not fetched on our own account any more, such as one of an
-- import.
-- Parameters: page_id, kind, url, now.
update wirecopy.page
set alternate_kind = %(kind)s, alternate_url = %(url)s, next_fetch_at = %(now)s, etag = null, last_modified = null, body_sha256 = null
where page_id = %(page_id)s and alternate_url is null and next_fetch_at is not null
