-- Which headlines were changed while the text stayed?
select a.outlet, r.seen_at, before.title as old_title, r.title as new_title, r.seen_at - before.seen_at as stood_for, a.url
from news.revisions r
join news.revisions before on before.article_id = r.article_id and before.revision_no = r.revision_no - 1
join news.articles a on a.article_id = r.article_id
where r.cause = 'page_changed' and r.seen_at > news.clock() - interval '7 days'
  and r.title <> before.title and r.text = before.text
order by r.seen_at desc, a.article_id
limit 100;
