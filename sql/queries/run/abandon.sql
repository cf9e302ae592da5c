-- Close runs whose workers are all dead. A worker that lives after all stores nothing more.
-- Parameters: run_ids, now.
with closed as (
    update wirecopy.run
    set state = 'red', ended_at = %(now)s, reason = 'abandoned: its process ended before the gate'
    where run_id = any(%(run_ids)s)
    returning run_id
)
update wirecopy.run_stage set attempt = attempt + 1
where run_id in (select run_id from closed)
