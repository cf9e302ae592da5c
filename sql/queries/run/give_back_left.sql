-- Give back what is claimed by workers of runs that are over.
-- Row: how many feeds, pages and fetched pages.
with running as (
    select run_id::text from wirecopy.run where state = 'running'
), feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) not in (select run_id from running)
    returning 1
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) not in (select run_id from running)
    returning 1
), fetches as (
    update wirecopy.page_fetch set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) not in (select run_id from running)
    returning 1
)
select (select count(*) from feeds), (select count(*) from pages), (select count(*) from fetches)
