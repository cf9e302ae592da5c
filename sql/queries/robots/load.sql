-- Read the robots.txt files that are young enough to be used.
-- Parameters: since.
select origin, status, body, fetched_at from wirecopy.robots where fetched_at > %(since)s
