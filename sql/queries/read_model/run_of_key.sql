-- Find the run that Airflow, or the command line, knows by a name.
-- Row: its number; none where nothing of it was stored.
-- Uses run_run_key_key.
-- Parameters: run_key.
select run_id from news.runs where run_key = %(run_key)s
