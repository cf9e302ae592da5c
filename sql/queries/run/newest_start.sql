-- Say when the newest ingest run began.
-- Row: the time, null before the first.
select max(started_at) from wirecopy.run where kind = 'ingest'
