-- Count a fetch that somebody else did like one of ours.
-- Parameters: page_id, at, body_sha256.
update wirecopy.page
set checks = checks + 1,
    first_fetched_at = least(first_fetched_at, %(at)s),
    last_fetched_at = greatest(last_fetched_at, %(at)s),
    body_sha256 = %(body_sha256)s,
    last_outcome = 'ok',
    last_message = ''
where page_id = %(page_id)s
