-- Parameters: run_id.
select state, reason from wirecopy.run where run_id = %(run_id)s
