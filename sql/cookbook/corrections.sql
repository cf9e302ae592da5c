-- Which articles were corrected, and in which words?
select a.outlet, r.seen_at, a.title, d.text as added, d.was as before, a.url
from news.revisions r
join news.articles a using (article_id)
cross join lateral news.revision_diff(r.article_id, r.revision_no - 1, r.revision_no) d
where r.cause = 'page_changed' and r.seen_at > news.clock() - interval '7 days'
  and d.kind in ('added', 'edited')
  and d.text ~* '\m(correction|corrected|clarification|an earlier version)\M'
order by r.seen_at desc, a.article_id, d.passage_no;
