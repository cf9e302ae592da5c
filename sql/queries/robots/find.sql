-- Read the robots.txt files of some origins that are young enough to be used.
-- Parameters: origin (array), since.
select origin, status, body, fetched_at from wirecopy.robots where origin = any(%(origin)s) and fetched_at > %(since)s
