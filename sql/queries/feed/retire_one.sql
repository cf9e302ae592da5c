-- Retire one feed, which left the configuration just now.
-- Parameters: feed_id.
update wirecopy.feed set status = 'retired' where feed_id = %(feed_id)s
