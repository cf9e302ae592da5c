-- Read the boilerplate of the outlet of a host.
-- Uses site_line_repeated.
-- Parameters: domains (the host and all its parents).
select line_hash from wirecopy.boilerplate
where outlet_id = (
    select outlet_id from wirecopy.outlet where domain = any(%(domains)s) order by length(domain) desc limit 1)
