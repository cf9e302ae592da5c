-- Store the state of feeds after their polls, and give the claims back. The validators come with the entries of the
-- same answer, in the same transaction: saved alone they lose entries in a crash (35 of 772 in 150 kills).
-- Parameters: now, arrays feed_id, status, title, domain, key_policy, etag, last_modified, body_sha256, adopted_url,
-- moved_to, moved_count, moved_since, next_poll_at, is_success, is_whole (a whole document came), last_new_at, outcome,
-- message, failures_in_row.
update wirecopy.feed f
set status = p.status,
    title = coalesce(p.title, f.title),
    domain = p.domain,
    key_policy = p.key_policy,
    etag = p.etag,
    last_modified = p.last_modified,
    body_sha256 = p.body_sha256,
    adopted_url = p.adopted_url,
    moved_to = p.moved_to,
    moved_count = p.moved_count,
    moved_since = p.moved_since,
    next_poll_at = p.next_poll_at,
    last_polled_at = %(now)s,
    last_success_at = case when p.is_success then %(now)s else f.last_success_at end,
    last_whole_at = case when p.is_whole then %(now)s else f.last_whole_at end,
    last_new_at = p.last_new_at,
    last_outcome = p.outcome,
    last_message = p.message,
    failures_in_row = p.failures_in_row,
    lease_holder = null,
    lease_until = null
from unnest(%(feed_id)s::bigint[], %(status)s::text[], %(title)s::text[], %(domain)s::text[], %(key_policy)s::text[],
            %(etag)s::text[], %(last_modified)s::text[], %(body_sha256)s::bytea[], %(adopted_url)s::text[], %(moved_to)s::text[],
            %(moved_count)s::integer[], %(moved_since)s::timestamptz[], %(next_poll_at)s::timestamptz[], %(is_success)s::boolean[],
            %(is_whole)s::boolean[], %(last_new_at)s::timestamptz[], %(outcome)s::text[], %(message)s::text[],
            %(failures_in_row)s::integer[])
     as p (feed_id, status, title, domain, key_policy, etag, last_modified, body_sha256, adopted_url, moved_to,
           moved_count, moved_since, next_poll_at, is_success, is_whole, last_new_at, outcome, message, failures_in_row)
where f.feed_id = p.feed_id
