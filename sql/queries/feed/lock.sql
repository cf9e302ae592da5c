-- Lock the feeds that a worker still has a claim on. One that is missing ran out of time, and another worker has it.
-- They are locked in the order of their numbers, against deadlocks.
-- Parameters: feed_ids, holder.
select feed_id from wirecopy.feed
where feed_id = any(%(feed_ids)s) and lease_holder = %(holder)s
order by feed_id
for update
