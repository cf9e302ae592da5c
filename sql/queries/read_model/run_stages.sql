-- Read when the stages of a run began and ended.
-- Row: stage, started_at, ended_at (null while a task of it is open, or died), shards (tasks), shards_open (of these).
-- Uses run_stage_pkey.
-- Parameters: run_id.
select stage, started_at, ended_at, shards, shards_open
from news.run_stages
where run_id = %(run_id)s
order by started_at, stage
