-- Read what the stages of some runs did so far.
-- Row: run_id, stage, shards_open (tasks begun and not finished), counts (JSON object: word to number).
-- Uses run_stage_pkey, poll_run, page_fetch_run, page_fetch_extract_run.
-- Parameters: run_ids.
select run_id, stage, shards_open, counts
from news.run_stages
where run_id = any(%(run_ids)s)
