-- Store the gate's verdict, and give back what killed workers of the run had claimed.
-- Uses page_leased, page_fetch_waiting.
-- Parameters: run_id, state, reason, now.
with judged as (
    update wirecopy.run
    set state = %(state)s, reason = %(reason)s, ended_at = %(now)s
    where run_id = %(run_id)s
    returning run_id
), feeds as (
    update wirecopy.feed set lease_holder = null, lease_until = null
    where split_part(lease_holder, '/', 1) in (select run_id::text from judged)
), pages as (
    update wirecopy.page set lease_holder = null, lease_until = null
    where lease_holder is not null and split_part(lease_holder, '/', 1) in (select run_id::text from judged)
)
update wirecopy.page_fetch set lease_holder = null, lease_until = null
where document_id is not null and extract_outcome is null and split_part(lease_holder, '/', 1) in (select run_id::text from judged)
