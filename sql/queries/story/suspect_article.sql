-- Find an article that failed, or whose batch never came to its end. It comes alone, and only once in a run: whether it is
-- to blame must not cost the others anything.
-- Uses attempt_pkey.
-- Parameters: holder (of this run's stage).
select a.article_id
from wirecopy.attempt t
join wirecopy.article a on a.article_id = t.item_id
where t.item = 'article' and t.set_aside_at is null and (t.reason = '' or t.holder <> %(holder)s)
  and (not a.compared or exists (select from wirecopy.waiting_companion w where w.article_id = a.article_id))
order by a.article_id
limit 1
