-- Read what the stages of a run left for the next one, most items first.
-- Row: stage, domain (null: what the stage had no time for), items, used_up, since (start of the first run in a row that left the
-- same).
-- Uses left_over_pkey, left_over_domain.
-- Parameters: run_id, max.
select stage, domain, items, used_up, left_since as since
from news.left_over
where run_id = %(run_id)s
order by items desc, stage, domain
limit %(max)s
