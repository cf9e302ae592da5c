-- Say when the newest ingest run began, and whether its clock was the machine's own.
-- Row: the time, yes or no; none before the first.
select started_at, clock_offset = interval '0' from wirecopy.run where kind = 'ingest' order by started_at desc limit 1
