-- Find the stories whose roll-up waits. Those that failed, or whose batch never came to its end, come by suspect_story.
-- Uses story_unpublished.
-- Parameters: max.
select story_id from wirecopy.story s
where unpublished and merged_into is null
  and not exists (select from wirecopy.attempt t where t.item = 'story' and t.item_id = s.story_id)
order by story_id
limit %(max)s
