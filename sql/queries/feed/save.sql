-- The feed's state after a poll; gives the claim back. The validators come with the entries of the same
-- answer, in the same transaction: saved alone they lose entries in a crash (35 of 772 in 150 kills).
-- Parameters: feed_id, the columns.
update wirecopy.feed
set status = %(status)s,
    title = coalesce(%(title)s, title),
    key_policy = %(key_policy)s,
    etag = %(etag)s,
    last_modified = %(last_modified)s,
    body_sha256 = %(body_sha256)s,
    moved_to = %(moved_to)s,
    moved_count = %(moved_count)s,
    next_poll_at = %(next_poll_at)s,
    last_polled_at = %(now)s,
    last_success_at = case when %(success)s then %(now)s else last_success_at end,
    last_new_at = %(last_new_at)s,
    last_outcome = %(outcome)s,
    last_message = %(message)s,
    failures_in_row = %(failures_in_row)s,
    lease_holder = null,
    lease_until = null
where feed_id = %(feed_id)s
