-- Store of which running story each story is part of. Stories for which that is another than before are changes.
-- Parameters: arrays story_id, running_story_id.
update wirecopy.story s
set running_story_id = n.running_story_id, unpublished = true, pending = wirecopy.noted(s.pending, 'versions')
from unnest(%(story_id)s::bigint[], %(running_story_id)s::bigint[]) as n (story_id, running_story_id)
where s.story_id = n.story_id and s.running_story_id is distinct from n.running_story_id
