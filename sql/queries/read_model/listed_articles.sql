-- Read what a list shows of some articles, in the order in which they are asked for.
-- Row: one article; snippet is null where nothing was searched for, other_outlets until its story is published.
-- Uses article_pkey, story_copy_pkey, story_pkey.
-- Parameters: arrays article_ids; question (null: none). The words of the question stand between U+E000 and U+E001.
select
    a.article_id,
    a.url,
    left(a.title, 1000) as title,
    a.outlet,
    a.outlet_domain,
    a.published_at,
    a.published_precision,
    a.first_seen_at,
    a.language,
    a.access,
    a.text_source,
    a.word_count,
    a.originator,
    a.distributor,
    a.withdrawn_at,
    a.story_id,
    c.relation,
    c.published_lag as lag,
    nullif(s.outlet_count, 0) - 1 as other_outlets,
    case when %(question)s::text is not null then news.search_snippet(a.article_id, %(question)s, E'\uE000\uE001') end as snippet
from unnest(%(article_ids)s::bigint[]) with ordinality as asked (article_id, place)
join news.articles a using (article_id)
left join news.story_copies c using (article_id)
left join news.stories s on s.story_id = a.story_id
order by asked.place
