-- A consumer that remembers one number (here 0) gets what changed since and how, whole articles with it. It stores the
-- largest change_seq together with what it made of the rows: docs/examples/follow_changes.py.
select c.change_seq, c.kind, c.changed, a.*
from news.changes(0, 1000) c
left join news.articles a on a.article_id = c.article_id
order by c.change_seq;
