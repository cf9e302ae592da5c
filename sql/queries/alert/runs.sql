-- Read the ingest runs of the last 26 hours, and the two newest whenever they were.
-- Row: a RunStart, newest first.
-- Parameters: now.
select run_id, started_at, state, reason
from (
    select run_id, started_at, state, reason, row_number() over (order by run_id desc) as age
    from (select * from wirecopy.run where kind = 'ingest' order by run_id desc limit 500) newest
) numbered
where age <= 2 or started_at > %(now)s - interval '26 hours'
order by run_id desc
