-- Give back what workers of runs that are over had claimed. A page fetch is claimed only while it waits for extraction.
-- Uses page_leased, page_fetch_waiting.
-- Parameters: run_ids (array, as text).
with feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null
    where split_part(lease_holder, '/', 1) = any(%(run_ids)s::text[])
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) = any(%(run_ids)s::text[])
)
update wirecopy.page_fetch set lease_holder = null, lease_until = null
where document_id is not null and extract_outcome is null and split_part(lease_holder, '/', 1) = any(%(run_ids)s::text[])
