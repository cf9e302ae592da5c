-- Find the stories whose roll-up waits.
-- Uses story_unpublished.
-- Parameters: max.
select story_id from wirecopy.story
where unpublished and merged_into is null
order by story_id
limit %(max)s
