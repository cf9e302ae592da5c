-- Delete robots.txt files that nobody asked for again.
-- Parameters: before.
delete from wirecopy.robots where fetched_at < %(before)s
