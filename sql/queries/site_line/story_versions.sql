-- Find the stories that rewrite one of these.
-- Uses story_version_pkey, story_version_other.
-- Parameters: story_id (array).
select story_id, other_story_id from wirecopy.story_version where story_id = any(%(story_id)s::bigint[])
union
select story_id, other_story_id from wirecopy.story_version where other_story_id = any(%(story_id)s::bigint[])
