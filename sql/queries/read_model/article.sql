-- Read one article, what it did with the text of its story, and where the fullest text of that story stands.
-- Row: the article; none where the number is unknown.
-- Uses article_pkey, story_copy_pkey, story_pkey.
-- Parameters: article_id.
select
    a.article_id,
    a.story_id,
    a.outlet,
    a.url,
    a.title,
    a.authors,
    a.originator,
    a.distributor,
    a.access,
    a.word_count,
    a.published_at,
    a.first_seen_at,
    c.relation,
    c.published_lag as lag,
    s.fullest_article_id,
    fullest.outlet as fullest_outlet
from news.articles a
left join news.story_copies c using (article_id)
left join news.stories s on s.story_id = a.story_id
left join news.articles fullest on fullest.article_id = s.fullest_article_id
where a.article_id = %(article_id)s
