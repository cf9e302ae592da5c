-- Find the story at the end of a chain of merges.
-- Row: its number; none where the story was never merged.
-- Uses story_merge_pkey.
-- Parameters: story_id.
with recursive chain as (
    select into_story_id, 1 as hops from news.story_merges where from_story_id = %(story_id)s
    union all
    select m.into_story_id, chain.hops + 1
    from chain
    join news.story_merges m on m.from_story_id = chain.into_story_id
    where chain.hops < 100
)
select into_story_id as successor from chain order by hops desc limit 1
