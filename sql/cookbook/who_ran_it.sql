-- Which outlets ran the newest stories of Reuters, in which order, and what did each do with them?
with newest as (
    select story_id, last_seen_at
    from news.stories
    where originator = 'Reuters' and outlet_count > 1
    order by last_seen_at desc
    limit 20
)
select c.story_id, c.outlet, c.relation, c.published_lag, c.lag_source, c.words_kept, c.words_cut, c.words_added, c.headline_changed, a.title, a.url
from newest s
join news.story_copies c using (story_id)
join news.articles a using (article_id)
order by s.last_seen_at desc, c.story_id, c.published_lag;
