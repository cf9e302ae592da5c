-- Read the robots.txt files that were fetched last, until so many bytes are read.
-- Parameters: since, max_bytes.
with summed as (
    select origin, sum(octet_length(body)) over (order by fetched_at desc, origin) as bytes
    from wirecopy.robots
    where fetched_at > %(since)s
)
select origin, status, body, fetched_at
from summed join wirecopy.robots using (origin)
where bytes <= %(max_bytes)s
