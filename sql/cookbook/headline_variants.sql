-- Under which headlines did outlets run the story that most of them carried?
-- For another story put its number in place of the subquery.
select a.title, count(*) as articles, array_agg(a.outlet order by a.first_seen_at, a.outlet) as outlets,
    bool_or(c.relation = 'original') as has_original
from news.story_copies c
join news.articles a using (article_id)
where c.story_id = (select story_id from news.stories order by outlet_count desc, story_id limit 1)
group by a.title
order by articles desc, a.title;
