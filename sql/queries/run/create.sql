-- Begin a run.
-- Row: run_id.
-- Parameters: run_key, kind, started_at, clock_offset, patience.
insert into wirecopy.run (run_key, kind, started_at, clock_offset, patience)
values (%(run_key)s, %(kind)s, %(started_at)s, %(clock_offset)s, %(patience)s)
returning run_id
