-- Link stories of which one rewrites the other; the stories are looked up here, after all merges of the batch.
-- Parameters: now, arrays article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground.
insert into wirecopy.story_version (story_id, other_story_id, article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground, linked_at)
select distinct on (1, 2)
       least(a.story_id, b.story_id), greatest(a.story_id, b.story_id),
       case when a.story_id < b.story_id then v.article_id else v.other_article_id end,
       case when a.story_id < b.story_id then v.other_article_id else v.article_id end,
       v.containment, v.jaccard, v.shared, v.longest_run, v.rule, v.ground, %(now)s
from unnest(%(article_id)s::bigint[], %(other_article_id)s::bigint[], %(containment)s::real[], %(jaccard)s::real[],
            %(shared)s::integer[], %(longest_run)s::integer[], %(rule)s::text[], %(ground)s::text[])
     as v (article_id, other_article_id, containment, jaccard, shared, longest_run, rule, ground)
join wirecopy.story_copy a on a.article_id = v.article_id
join wirecopy.story_copy b on b.article_id = v.other_article_id
where a.story_id <> b.story_id
order by 1, 2, v.containment desc, v.article_id, v.other_article_id
on conflict (story_id, other_story_id) do nothing
