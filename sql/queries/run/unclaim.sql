-- Give back what an earlier attempt of the same stage had claimed.
-- Parameters: holder.
with feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null where lease_holder = %(holder)s
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null where lease_holder = %(holder)s
)
update wirecopy.page_fetch set lease_holder = null, lease_until = null where lease_holder = %(holder)s
