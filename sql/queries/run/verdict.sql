-- Find how a run has been judged so far.
-- Row: state, reason.
-- Parameters: run_id.
select state, reason
from wirecopy.run
where run_id = %(run_id)s
