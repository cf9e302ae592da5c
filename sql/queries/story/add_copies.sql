-- Put articles into stories, or move them, with the numbers that put them there.
-- Parameters: now, arrays article_id, story_id, matched_article_id, containment, jaccard, shared, longest_run, rule,
-- ground.
with placed as (
    insert into wirecopy.story_copy (article_id, story_id, matched_article_id, containment, jaccard, shared, longest_run, rule, ground, decided_at)
    select c.*, %(now)s
    from unnest(%(article_id)s::bigint[], %(story_id)s::bigint[], %(matched_article_id)s::bigint[], %(containment)s::real[],
                %(jaccard)s::real[], %(shared)s::integer[], %(longest_run)s::integer[], %(rule)s::text[], %(ground)s::text[])
         as c (article_id)
    order by c.article_id
    on conflict (article_id) do update
    set story_id = excluded.story_id, matched_article_id = excluded.matched_article_id,
        containment = excluded.containment, jaccard = excluded.jaccard, shared = excluded.shared,
        longest_run = excluded.longest_run, rule = excluded.rule, ground = excluded.ground,
        decided_at = excluded.decided_at
    where (story_copy.story_id, story_copy.matched_article_id, story_copy.containment, story_copy.jaccard, story_copy.shared, story_copy.rule)
          is distinct from (excluded.story_id, excluded.matched_article_id, excluded.containment, excluded.jaccard, excluded.shared, excluded.rule)
    returning story_id
)
update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'members') where story_id in (select story_id from placed)
