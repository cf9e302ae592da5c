-- Store the state of a page after a fetch, and give the claim back.
-- Parameters: next_fetch_at, attempts, checks, success, now, etag, last_modified, body_sha256, outcome, message,
-- page_id.
update wirecopy.page
set next_fetch_at = %(next_fetch_at)s,
    attempts = %(attempts)s,
    checks = %(checks)s,
    first_fetched_at = coalesce(first_fetched_at, case when %(success)s then %(now)s::timestamptz end),
    last_fetched_at = %(now)s,
    etag = %(etag)s,
    last_modified = %(last_modified)s,
    body_sha256 = %(body_sha256)s,
    last_outcome = %(outcome)s,
    last_message = %(message)s,
    lease_holder = null,
    lease_until = null
where page_id = %(page_id)s
