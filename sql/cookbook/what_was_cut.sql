-- What did the outlets that carry this story cut, add and change? Put the story's number in place of 1.
select c.outlet, c.order_changed, d.passage_no, d.kind, d.text, d.was
from news.story_copies c
cross join lateral news.copy_diff(c.article_id) d
where c.story_id = 1 and d.kind <> 'kept'
order by c.lag, c.article_id, d.passage_no;
