-- What changed since I last asked?
-- A consumer that remembers the largest change_seq (here 0) misses nothing: docs/examples/follow_changes.py.
select c.change_seq, c.kind, c.changed, c.story_id, a.article_id, a.outlet, a.title, a.url
from news.changes(0, 1000) c
left join news.articles a on a.article_id = c.article_id
order by c.change_seq;
