-- What the stages of some runs did.
-- Parameters: run_ids. Row: run_id, stage, shards_open (tasks begun and not finished), counts (JSON
-- object: word to number).
-- Indexes: run_stage_pkey, poll_run, page_fetch_run, page_fetch_extract_run.
select run_id, stage, shards_open, counts
from news.run_stages
where run_id = any(%(run_ids)s)
