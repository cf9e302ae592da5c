-- Log that articles left a story for another, and mark the changes that readers must hear of.
-- Parameters: now, arrays story_id, new_story_id, article_id, reason.
with split as (
    select * from unnest(%(story_id)s::bigint[], %(new_story_id)s::bigint[], %(article_id)s::bigint[], %(reason)s::text[])
                as s (story_id, new_story_id, article_id, reason)
), stories as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'members')
    where story_id in (select story_id from split union all select new_story_id from split)
), articles as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'story') where article_id in (select article_id from split)
)
insert into wirecopy.story_split (story_id, new_story_id, article_id, reason, split_at)
select story_id, new_story_id, article_id, reason, %(now)s from split order by article_id
