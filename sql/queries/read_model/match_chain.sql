-- Read how an article came into its story: what it was found to copy, what that was found to copy, and so on to the
-- article that founded the story.
-- Row: one article of that chain, beginning with the one that was asked for.
-- Uses story_copy_pkey, article_pkey.
-- Parameters: article_id.
with recursive chain as (
    select article_id, story_id, matched_article_id, ground, containment, rule, decided_at, 1 as hop
    from news.story_copies where article_id = %(article_id)s
    union all
    select c.article_id, c.story_id, c.matched_article_id, c.ground, c.containment, c.rule, c.decided_at, chain.hop + 1
    from chain
    join news.story_copies c on c.article_id = chain.matched_article_id and c.story_id = chain.story_id
    where chain.hop < 20
)
select chain.article_id, a.outlet, a.title, chain.matched_article_id, chain.ground, chain.containment, chain.rule, chain.decided_at
from chain
join news.articles a using (article_id)
order by chain.hop
