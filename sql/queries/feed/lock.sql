-- Is the claim still ours? No row: it ran out and another worker has the feed. Parameters: feed_id, holder.
select 1 from wirecopy.feed where feed_id = %(feed_id)s and lease_holder = %(holder)s for update
