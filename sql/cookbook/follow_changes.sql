-- What changed since I last asked?
-- A consumer that remembers one number (here 0) misses nothing: docs/views.md, "Follow changes".
select c.change_seq, c.kind, c.story_id, a.article_id, a.outlet, a.title, a.url
from news.changes(0, 1000) c
left join news.articles a on a.article_id = c.article_id
order by c.change_seq;
