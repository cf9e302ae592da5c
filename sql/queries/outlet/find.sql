-- Find the outlet of a host: the longest known domain that the host ends with.
-- Row: outlet_id.
-- Parameters: domains (the host and all its parents).
select outlet_id from wirecopy.outlet where domain = any(%(domains)s) order by length(domain) desc limit 1
