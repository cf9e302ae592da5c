-- What the gate judges a run by. Parameters: run_id.
-- Row: stage, open_shards, counts (outcome word to number).
select stage, shards_open as open_shards, counts
from news.run_stages
where run_id = %(run_id)s and stage <> 'gate'
