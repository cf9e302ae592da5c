-- Where did the number of a story go that is no longer in news.stories?
-- Put the number in place of the subquery. A merged story may be merged again: the last row is where it is now.
with recursive step (no, story_id) as (
    select 0, (select min(from_story_id) from news.story_merges)
    union all
    select no + 1, m.into_story_id from step join news.story_merges m on m.from_story_id = step.story_id
)
select step.no, step.story_id, s.title, m.reason, m.merged_at
from step
left join news.stories s using (story_id)
left join news.story_merges m on m.from_story_id = step.story_id
where step.story_id is not null
order by step.no;
