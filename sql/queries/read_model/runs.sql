-- Read runs, newest first, a page of them.
-- Row: run_id, run_key, kind, started_at, ended_at (null while it runs), state, reason, of_all (runs that fit, beyond this page too).
-- Uses run_pkey, read backwards.
-- Parameters: kind (null: all), state (null: all), max, skipped.
select run_id, run_key, kind, started_at, ended_at, state, reason, count(*) over () as of_all
from news.runs
where (%(kind)s::text is null or kind = %(kind)s) and (%(state)s::text is null or state = %(state)s)
order by run_id desc
limit %(max)s offset %(skipped)s
