-- Forget how far a replay is, as it came to its last page.
-- Parameters: replay_id.
delete from wirecopy.replay where replay_id = %(replay_id)s
