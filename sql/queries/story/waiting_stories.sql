-- Find the stories whose roll-up waits: those that were not tried yet, then those that wait to be finished. One that
-- failed, or whose batch never came to its end, comes alone, after all others, and only once in a run.
-- Uses story_unpublished.
-- Parameters: max, holder (of this run's stage), unfinished (array of stories).
with waiting as not materialized (
    select story_id, story_id = any(%(unfinished)s) as is_unfinished from wirecopy.story s
    where unpublished and merged_into is null
      and not exists (select from wirecopy.attempt t where t.item = 'story' and t.item_id = s.story_id)
), untried as (
    select story_id from waiting where not is_unfinished order by story_id limit %(max)s
), unfinished as (
    select story_id from waiting where is_unfinished and not exists (select from untried) order by story_id limit %(max)s
), tried as (
    select story_id from wirecopy.story s
    join wirecopy.attempt t on t.item = 'story' and t.item_id = s.story_id
    where s.unpublished and s.merged_into is null and t.set_aside_at is null and (t.reason = '' or t.holder <> %(holder)s)
      and not exists (select from untried) and not exists (select from unfinished)
    order by story_id
    limit 1
)
select story_id from untried union all select story_id from unfinished union all select story_id from tried
