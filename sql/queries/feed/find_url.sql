-- Read the address under which a feed is configured.
-- Parameters: feed_id.
select url from wirecopy.feed where feed_id = %(feed_id)s
