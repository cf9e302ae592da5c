-- Lock a page fetch if a worker's claim on it still holds. No row comes back where it ran out.
-- Parameters: page_fetch_id, holder.
select 1 from wirecopy.page_fetch
where page_fetch_id = %(page_fetch_id)s and lease_holder = %(holder)s and extract_outcome is null
for update
