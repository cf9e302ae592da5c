-- Find the articles whose text was not compared yet, in the order of their numbers, so that the same articles form the
-- same stories whatever the size of a batch. One that failed, or whose batch never came to its end, comes alone, after
-- all others, and only once in a run: whether it is to blame must not cost the others anything.
-- Uses article_uncompared.
-- Parameters: max, max_bytes (of text, but one article in any case), holder (of this run's stage).
with first as (
    select article_id, octet_length(text) as bytes from wirecopy.article a
    where not compared
      and not exists (select from wirecopy.attempt t where t.item = 'article' and t.item_id = a.article_id)
    order by article_id
    limit %(max)s
), summed as (
    select article_id, sum(bytes) over (order by article_id) - bytes as bytes_before from first
), untried as (
    select article_id from summed where bytes_before < %(max_bytes)s
), tried as (
    select article_id from wirecopy.article a
    join wirecopy.attempt t on t.item = 'article' and t.item_id = a.article_id
    where not a.compared and t.set_aside_at is null and (t.reason = '' or t.holder <> %(holder)s)
      and not exists (select from untried)
    order by article_id
    limit 1
)
select article_id from untried union all select article_id from tried
