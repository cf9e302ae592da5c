-- Which articles did their newsrooms change?
-- Newest change first. To read one: select * from news.revision_diff(article_id, revision_no - 1, revision_no).
select a.outlet, r.seen_at, r.article_id, r.revision_no, r.words_added, r.words_removed, before.title as old_title, r.title as new_title, a.url
from news.revisions r
join news.revisions before on before.article_id = r.article_id and before.revision_no = r.revision_no - 1
join news.articles a on a.article_id = r.article_id
where r.cause = 'page_changed'
order by r.seen_at desc
limit 100;
