-- Give claimed pages back untouched. They wait for the next run.
-- Uses page_leased.
-- Parameters: holder.
update wirecopy.page set lease_holder = null, lease_until = null where lease_holder = %(holder)s
