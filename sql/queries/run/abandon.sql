-- Close runs whose workers are all dead, and give back what they had claimed. A worker that lives after all stores nothing
-- more.
-- Uses page_leased, page_fetch_waiting.
-- Parameters: run_ids, now.
with closed as (
    update wirecopy.run
    set state = 'red', ended_at = %(now)s, reason = 'abandoned: its process ended before the gate'
    where run_id = any(%(run_ids)s)
    returning run_id
), stages as (
    update wirecopy.run_stage set attempt = attempt + 1
    where run_id in (select run_id from closed)
), feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null
    where split_part(lease_holder, '/', 1) in (select run_id::text from closed)
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) in (select run_id::text from closed)
)
update wirecopy.page_fetch set lease_holder = null, lease_until = null
where document_id is not null and extract_outcome is null and split_part(lease_holder, '/', 1) in (select run_id::text from closed)
