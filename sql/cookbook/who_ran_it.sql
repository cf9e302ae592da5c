-- Which outlets ran the newest stories of Reuters, in which order, and what did each do with them?
select c.outlet, c.relation, c.lag, c.words_kept, c.words_cut, c.words_added, c.headline_changed, a.title, a.url
from news.stories s
join news.story_copies c using (story_id)
join news.articles a using (article_id)
where s.originator = 'Reuters'
order by s.last_seen_at desc, s.story_id, c.lag
limit 100;
