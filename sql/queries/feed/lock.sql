-- Which claims are still ours? A feed that is missing ran out, and another worker has it. In the order of their
-- numbers, against deadlocks. Parameters: feed_ids, holder.
select feed_id from wirecopy.feed
where feed_id = any(%(feed_ids)s) and lease_holder = %(holder)s
order by feed_id
for update
