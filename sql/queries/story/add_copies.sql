-- Put articles into stories, with the numbers that put them there.
-- Parameters: now, arrays article_id, story_id, matched_article_id, containment, jaccard, shared, longest_run, rule, ground.
with placed as (
    insert into wirecopy.story_copy (article_id, story_id, matched_article_id, containment, jaccard, shared, longest_run, rule, ground, decided_at)
    select c.*, %(now)s
    from unnest(%(article_id)s::bigint[], %(story_id)s::bigint[], %(matched_article_id)s::bigint[], %(containment)s::real[],
                %(jaccard)s::real[], %(shared)s::integer[], %(longest_run)s::integer[], %(rule)s::text[], %(ground)s::text[])
         as c (article_id, story_id, matched_article_id, containment, jaccard, shared, longest_run, rule, ground)
    order by c.article_id
    returning story_id
)
update wirecopy.story set unpublished = true where story_id in (select story_id from placed)
