-- Read the stories that rewrite this one, or that it rewrites. A link is stored once, so both ends are asked. The story
-- at the other end may have been merged since.
-- Row: one link; title is null where the other story was merged.
-- Uses story_version_pkey, story_version_other.
-- Parameters: story_id.
with link as (
    select other_story_id as story_id, reason, linked_at from news.story_versions where story_id = %(story_id)s
    union all
    select story_id, reason, linked_at from news.story_versions where other_story_id = %(story_id)s
)
select link.story_id, s.title, s.outlet_count, s.first_seen_at, link.reason, link.linked_at
from link
left join news.stories s on s.story_id = link.story_id
order by link.linked_at desc, link.story_id
