-- Let a feed be polled by the next run.
-- Parameters: feed_id, now.
update wirecopy.feed set next_poll_at = %(now)s where feed_id = %(feed_id)s
