-- Read one article with the beginning of its text, its place in its story, and where the fullest text of that story stands.
-- Row: the article; none where the number is unknown. other_outlets is null until its story is published.
-- Uses article_pkey, story_copy_pkey, story_pkey.
-- Parameters: article_id, characters (of the text; its headline has a thousand at most).
select
    a.article_id,
    a.story_id,
    a.outlet,
    a.outlet_domain,
    a.url,
    a.canonical_url,
    left(a.title, 1000) as title,
    a.authors,
    a.organisations,
    a.originator,
    a.distributor,
    a.is_wire_copy,
    a.rights,
    a.access,
    a.language,
    left(a.text, %(characters)s) as text,
    length(a.text) > %(characters)s as is_cut,
    a.text_source,
    a.extractor,
    a.word_count,
    a.section,
    a.tags,
    a.published_at,
    a.published_precision,
    a.published_source,
    a.modified_at,
    a.first_seen_at,
    a.last_seen_at,
    a.withdrawn_at,
    a.revision_count,
    c.relation,
    c.published_lag as lag,
    c.lag_source,
    c.words_kept,
    c.words_cut,
    c.words_added,
    c.order_changed,
    s.title as story_title,
    nullif(s.outlet_count, 0) - 1 as other_outlets,
    s.fullest_article_id,
    fullest.outlet as fullest_outlet
from news.articles a
left join news.story_copies c using (article_id)
left join news.stories s on s.story_id = a.story_id
left join news.articles fullest on fullest.article_id = s.fullest_article_id
where a.article_id = %(article_id)s
