-- Read the headlines under which a story runs now, those of most outlets first.
-- Row: one headline, with its outlets (the first five), and how many headlines there are.
-- Uses story_copy_story, article_pkey.
-- Parameters: story_id, max.
select
    a.title, count(distinct a.outlet_domain) as outlet_count, min(a.article_id) as article_id,
    (array_agg(a.outlet order by c.published_lag, a.article_id))[:5] as outlets,
    bool_or(c.relation = 'original') as has_original, count(*) over () as of_all
from news.story_copies c
join news.articles a using (article_id)
where c.story_id = %(story_id)s
group by a.title
order by outlet_count desc, min(c.published_lag), article_id
limit %(max)s
