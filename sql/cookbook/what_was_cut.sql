-- What did the outlets that carry this story cut, add and change?
-- For another story put its number in place of the subquery.
select c.outlet, c.order_changed, d.passage_no, d.kind, d.text, d.was
from news.story_copies c
cross join lateral news.copy_diff(c.article_id) d
where c.story_id = (select story_id from news.stories order by outlet_count desc, story_id limit 1) and d.kind <> 'kept'
order by c.lag, c.article_id, d.passage_no;
