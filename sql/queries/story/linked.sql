-- Read these stories and all that version links join to them, with the links of each.
-- Row: a story; begun_by is the story of the number of its running story, or the one that took its place; other_story_id
-- (array) are those behind it that it is linked to.
-- Uses story_version_pkey, story_version_other.
-- Parameters: story_id (array).
with recursive joined (story_id) as (
    select story_id from unnest(%(story_id)s::bigint[]) as touched (story_id)
    union
    select linked.story_id
    from joined
    cross join lateral (
        select v.other_story_id as story_id from wirecopy.story_version v where v.story_id = joined.story_id
        union all
        select v.story_id from wirecopy.story_version v where v.other_story_id = joined.story_id
    ) linked
)
select s.story_id, s.running_story_id, coalesce(begun.merged_into, begun.story_id) as begun_by,
       array(select v.other_story_id from wirecopy.story_version v where v.story_id = s.story_id) as other_story_id
from joined
join wirecopy.story s using (story_id)
left join wirecopy.story begun on begun.story_id = s.running_story_id
order by s.story_id
