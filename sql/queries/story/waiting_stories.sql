-- Find the stories whose roll-up waits, those that wait to be finished last. Those that failed, or whose batch never came to
-- its end, come by suspect_story.
-- Uses story_unpublished.
-- Parameters: max, unfinished (array of stories).
with waiting as not materialized (
    select story_id, story_id = any(%(unfinished)s) as is_unfinished from wirecopy.story s
    where unpublished and merged_into is null
      and not exists (select from wirecopy.attempt t where t.item = 'story' and t.item_id = s.story_id)
), untried as (
    select story_id from waiting where not is_unfinished order by story_id limit %(max)s
), unfinished as (
    select story_id from waiting where is_unfinished and not exists (select from untried) order by story_id limit %(max)s
)
select story_id from untried union all select story_id from unfinished
