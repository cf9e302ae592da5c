-- Read which stories became part of a story, directly or through another one, and which articles left it, the last first.
-- Row: one merge or split: the number of the story that was given up, or that the article went to.
-- Uses story_split_story. Merges are few, and read whole.
-- Parameters: story_id, max.
with recursive merged as (
    select from_story_id, article_id, reason, merged_at from news.story_merges where into_story_id = %(story_id)s
    union all
    select m.from_story_id, m.article_id, m.reason, m.merged_at
    from merged
    join news.story_merges m on m.into_story_id = merged.from_story_id
)
select moved.kind, moved.story_id, moved.article_id, a.outlet, a.title, moved.reason, moved.at
from (
    (select 'merged' as kind, from_story_id as story_id, article_id, reason, merged_at as at
     from merged order by merged_at desc limit %(max)s)
    union all
    (select 'left', new_story_id, article_id, reason, split_at
     from news.story_splits where story_id = %(story_id)s
     order by split_at desc limit %(max)s)
) moved
join news.articles a using (article_id)
order by moved.at desc, moved.story_id
limit %(max)s
