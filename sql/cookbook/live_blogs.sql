-- What did live blogs report in the last six hours?
-- Entry by entry, newest first.
select e.published_at, a.outlet, a.title, e.headline, left(e.text, 200) as beginning, a.url
from news.live_entries e
join news.articles a using (article_id)
where e.published_at > news.clock() - interval '6 hours'
order by e.published_at desc
limit 100;
