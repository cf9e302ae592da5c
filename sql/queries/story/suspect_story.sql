-- Find a story that failed, or whose batch never came to its end. It comes alone, and only once in a run.
-- Uses attempt_pkey.
-- Parameters: holder (of this run's stage).
select s.story_id
from wirecopy.attempt t
join wirecopy.story s on s.story_id = t.item_id
where t.item = 'story' and t.set_aside_at is null and (t.reason = '' or t.holder <> %(holder)s)
  and s.unpublished and s.merged_into is null
order by s.story_id
limit 1
