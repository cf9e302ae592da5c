-- Move the version links of a merged story to the one that took its place. A link between the two ends. The stories at both
-- ends of a link that moved are changes.
-- Parameters: from_story, into_story.
with old as (
    delete from wirecopy.story_version where %(from_story)s in (story_id, other_story_id) returning *
), moved as (
    select case when story_id = %(from_story)s then %(into_story)s else story_id end as one,
           case when other_story_id = %(from_story)s then %(into_story)s else other_story_id end as other,
           article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground, linked_at
    from old
), noted as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'versions')
    where story_id in (select one from moved union select other from moved)
)
insert into wirecopy.story_version (story_id, other_story_id, article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground, linked_at)
select least(one, other), greatest(one, other),
       case when one < other then article_id else other_article_id end,
       case when one < other then other_article_id else article_id end,
       containment, jaccard, shared, longest_run, rule, ground, linked_at
from moved
where one <> other
on conflict (story_id, other_story_id) do nothing
