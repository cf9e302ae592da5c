-- Find which of these stories still wait for their roll-up: another publish may have been faster.
-- Parameters: story_id (array).
select story_id from wirecopy.story
where story_id = any(%(story_id)s) and unpublished and merged_into is null
order by story_id
