-- Find the stories whose articles have some words, the best match first: among the newest 1,000 articles that have them, as
-- news.search says.
-- Row: one story with the words where its best article has them, between U+E000 and U+E001, how many of its articles have
-- them, and how many stories were found.
-- Uses article_search_words, article_pkey, story_pkey.
-- Parameters: words, since, until (of the first sight of an article, null: any), outlets, agency, language, max, enough
-- (articles, where the words are a phrase: more are not looked for if that takes reading).
with best as (
    select
        a.story_id, (array_agg(m.article_id order by m.rank desc, m.article_id desc))[1] as article_id,
        max(m.rank) as rank, count(*) as hits
    from news.search_matches(
        %(words)s, language => %(language)s, enough => %(enough)s, since => %(since)s, until => %(until)s
    ) m
    join news.articles a using (article_id)
    where a.story_id is not null
    group by a.story_id
), chosen as materialized (
    select best.*, count(*) over () as of_all
    from best
    join news.stories s using (story_id)
    where s.outlet_count >= %(outlets)s
      and (%(agency)s::text is null or lower(%(agency)s) in (lower(s.originator), lower(s.distributor)))
    order by best.rank desc, best.story_id desc
    limit %(max)s
)
select story_id, news.search_snippet(article_id, %(words)s, E'\uE000\uE001') as snippet, hits, of_all
from chosen
order by rank desc, story_id desc
