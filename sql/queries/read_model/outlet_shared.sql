-- Read the stories of the last week that two outlets share, the newest first, with how late each of the two was.
-- Row: one story.
-- Uses article_outlet_domain, story_copy_story.
-- Parameters: outlet_domain, other_domain, max.
with own as materialized (
    select c.story_id, min(c.published_lag) as published_lag
    from news.articles a
    join news.story_copies c using (article_id)
    where a.outlet_domain = %(outlet_domain)s and a.first_seen_at > news.clock() - interval '7 days'
    group by c.story_id
)
select s.story_id, s.title, s.first_seen_at, s.outlet_count, own.published_lag as own_lag, min(c.published_lag) as other_lag
from own
join news.stories s using (story_id)
join news.story_copies c on c.story_id = own.story_id
join news.articles a using (article_id)
where a.outlet_domain = %(other_domain)s
group by s.story_id, s.title, s.first_seen_at, s.outlet_count, own.published_lag
order by s.first_seen_at desc, s.story_id desc
limit %(max)s
