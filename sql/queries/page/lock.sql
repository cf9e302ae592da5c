-- Lock a page if a worker's claim on it still holds. No row comes back where the claim ran out and another worker has
-- the page.
-- Parameters: page_id, holder.
select 1 from wirecopy.page where page_id = %(page_id)s and lease_holder = %(holder)s for update
