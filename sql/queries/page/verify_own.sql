-- Note of pages whose fetches change their articles that they show them: rows of before the note was kept.
-- Uses page_unverified.
-- Parameters: max.
update wirecopy.page
set article_verified = true
where page_id in (
    select p.page_id
    from wirecopy.page p
    join wirecopy.article a on a.article_id = p.article_id and a.page_id = p.page_id
    where p.article_id is not null and not p.article_verified
    limit %(max)s)
