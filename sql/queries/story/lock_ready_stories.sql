-- Lock the stories that are ready for a change number, until the transaction ends: those rolled up, and those that were merged
-- into others. One that another transaction has locked comes later.
-- Row: story_id.
-- Uses story_unpublished.
-- Parameters: story_id (array of those rolled up).
select story_id from wirecopy.story
where unpublished and (story_id = any(%(story_id)s) or merged_into is not null)
order by story_id
for no key update skip locked
