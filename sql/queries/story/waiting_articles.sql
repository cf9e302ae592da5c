-- Find the articles to compare, in the order of their numbers, so that the same articles form the same stories whatever
-- the size of a batch: those whose text was not compared yet, and companions that were kept for later. Those that failed,
-- or whose batch never came to its end, come by suspect_article.
-- Uses article_uncompared, waiting_companion_pkey.
-- Parameters: max, max_bytes (of text, but one article in any case).
with uncompared as (
    select article_id from wirecopy.article a
    where not compared
      and not exists (select from wirecopy.attempt t where t.item = 'article' and t.item_id = a.article_id)
    order by article_id
    limit %(max)s
), companions as (
    select article_id from wirecopy.waiting_companion w
    where not exists (select from wirecopy.attempt t where t.item = 'article' and t.item_id = w.article_id)
    order by article_id
    limit %(max)s
), first as (
    select article_id, octet_length(a.text) as bytes
    from (select article_id from uncompared union select article_id from companions) waiting
    join wirecopy.article a using (article_id)
    order by article_id
    limit %(max)s
), summed as (
    select article_id, sum(bytes) over (order by article_id) - bytes as bytes_before from first
)
select article_id from summed where bytes_before < %(max_bytes)s
