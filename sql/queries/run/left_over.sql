-- Read what the stages of some runs left over, most items first.
-- Row: run_id, stage, domain (null: what the stage had no time for), items, used_up, since (start of the first run in a row
-- that left the same).
-- Uses left_over_pkey, left_over_domain.
-- Parameters: run_ids.
select run_id, stage, domain, items, used_up, left_since as since
from news.left_over
where run_id = any(%(run_ids)s)
order by run_id, items desc, stage, domain
