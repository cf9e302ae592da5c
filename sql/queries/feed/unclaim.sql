-- Give claimed feeds back untouched. They wait for the next run.
-- Parameters: holder.
update wirecopy.feed set lease_holder = null, lease_until = null where lease_holder = %(holder)s
