-- Note that a stage of the run begins or ends.
-- Parameters: run_id.
update wirecopy.run set last_sign_at = now() where run_id = %(run_id)s
