-- Store how far a replay is, and what it has found up to there.
-- Parameters: replay_id, after, report (JSON object).
update wirecopy.replay set after = %(after)s, report = %(report)s where replay_id = %(replay_id)s
