-- Is the claim still ours? No row: it ran out and another worker has the page. Parameters: page_id, holder.
select 1 from wirecopy.page where page_id = %(page_id)s and lease_holder = %(holder)s for update
