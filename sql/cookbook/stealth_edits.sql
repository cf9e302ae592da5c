-- What did newsrooms change in the last day without saying so?
-- Changes on pages that state no later time of change, passage by passage; passage 0 is the headline.
select a.outlet, r.seen_at, r.article_id, r.revision_no, d.passage_no, d.kind, d.text, d.was, a.url
from news.revisions r
join news.revisions before on before.article_id = r.article_id and before.revision_no = r.revision_no - 1
join news.articles a on a.article_id = r.article_id
cross join lateral news.revision_diff(r.article_id, before.revision_no, r.revision_no) d
where r.cause = 'page_changed'
  and r.seen_at > news.clock() - interval '1 day'
  and (a.modified_at is null or a.modified_at <= before.seen_at)
  and d.kind <> 'kept'
order by r.seen_at desc, r.article_id, r.revision_no, d.passage_no;
