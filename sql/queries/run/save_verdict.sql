-- Store the gate's verdict.
-- Parameters: run_id, state, reason, now.
update wirecopy.run
set state = %(state)s, reason = %(reason)s, ended_at = %(now)s
where run_id = %(run_id)s
