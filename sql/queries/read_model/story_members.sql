-- Read a page of the articles of a story, in the order in which they were out, by stated times where these are credible.
-- Row: one article, what its outlet did with the text, why it is in the story, and when it was revised (the first 20
-- times).
-- Uses story_copy_story, article_pkey, revision_pkey.
-- Parameters: story_id, skip, max.
with member as materialized (
    select
        article_id, relation, published_lag, lag_source, words_kept, words_cut, words_added, headline_changed, ground,
        containment, matched_article_id, rule, decided_at
    from news.story_copies
    where story_id = %(story_id)s
    order by published_lag, article_id
    offset %(skip)s
    limit %(max)s
)
select
    m.article_id, a.outlet, a.outlet_domain, a.title, a.url, a.access, a.word_count, a.published_at,
    a.published_precision, a.first_seen_at, a.withdrawn_at, a.revision_count, m.relation, m.published_lag as lag,
    m.lag_source, m.words_kept, m.words_cut, m.words_added, m.headline_changed, m.ground, m.containment,
    m.matched_article_id, matched.outlet as matched_outlet, m.rule, m.decided_at,
    array(
        select r.seen_at from news.revisions r
        where a.revision_count > 1 and r.article_id = m.article_id and r.revision_no > 1
        order by r.revision_no
        limit 20
    ) as revised_at
from member m
join news.articles a using (article_id)
left join news.articles matched on matched.article_id = m.matched_article_id
order by m.published_lag, m.article_id
