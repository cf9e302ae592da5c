-- A consumer that remembers one number (here 0) gets what changed since, whole articles with it.
select c.change_seq, c.kind, a.*
from news.changes(0, 1000) c
left join news.articles a on a.article_id = c.article_id
order by c.change_seq;
