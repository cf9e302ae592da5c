-- Link stories where one rewrites the other. The stories are looked up here, after all merges of the batch. Stories
-- that were linked anew lose the links that were not found again. Both stories of a link that came or went are changes.
-- Row: how many links are new; the stories of those that came or went (array).
-- Parameters: now, relinked (array of story_id), arrays article_id, other_article_id, containment, jaccard, shared,
-- longest_run, rule, ground.
with found as (
    select distinct on (1, 2)
           least(a.story_id, b.story_id) as story_id, greatest(a.story_id, b.story_id) as other_story_id,
           case when a.story_id < b.story_id then v.article_id else v.other_article_id end as article_id,
           case when a.story_id < b.story_id then v.other_article_id else v.article_id end as other_article_id,
           v.containment, v.jaccard, v.shared, v.longest_run, v.rule, v.ground
    from unnest(%(article_id)s::bigint[], %(other_article_id)s::bigint[], %(containment)s::real[], %(jaccard)s::real[],
                %(shared)s::integer[], %(longest_run)s::integer[], %(rule)s::text[], %(ground)s::text[])
         as v (article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground)
    join wirecopy.story_copy a on a.article_id = v.article_id
    join wirecopy.story_copy b on b.article_id = v.other_article_id
    where a.story_id <> b.story_id
    order by 1, 2, v.containment desc, v.article_id, v.other_article_id
), ended as (
    delete from wirecopy.story_version v
    where (v.story_id = any(%(relinked)s::bigint[]) or v.other_story_id = any(%(relinked)s::bigint[]))
      and not exists (select from found f where f.story_id = v.story_id and f.other_story_id = v.other_story_id)
    returning v.story_id, v.other_story_id
), added as (
    insert into wirecopy.story_version (story_id, other_story_id, article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground, linked_at)
    select f.*, %(now)s from found f
    on conflict (story_id, other_story_id) do nothing
    returning story_id, other_story_id
), touched as (
    select story_id from added union select other_story_id from added
    union select story_id from ended union select other_story_id from ended
), noted as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'versions') where story_id in (select story_id from touched)
)
select (select count(*) from added), array(select story_id from touched)
