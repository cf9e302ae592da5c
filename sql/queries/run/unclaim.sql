-- Give back what an earlier attempt of the same stage had claimed. A page fetch is claimed only while it waits for
-- extraction.
-- Uses page_leased, page_fetch_waiting.
-- Parameters: holder.
with feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null where lease_holder = %(holder)s
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null where lease_holder = %(holder)s
)
update wirecopy.page_fetch set lease_holder = null, lease_until = null
where lease_holder = %(holder)s and document_id is not null and extract_outcome is null
