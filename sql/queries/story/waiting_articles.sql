-- Find the articles whose text was not compared yet, in the order of their numbers, so that the same articles form the
-- same stories whatever the size of a batch. Those that failed, or whose batch never came to its end, come by
-- suspect_article.
-- Uses article_uncompared.
-- Parameters: max, max_bytes (of text, but one article in any case).
with first as (
    select article_id, octet_length(text) as bytes from wirecopy.article a
    where not compared
      and not exists (select from wirecopy.attempt t where t.item = 'article' and t.item_id = a.article_id)
    order by article_id
    limit %(max)s
), summed as (
    select article_id, sum(bytes) over (order by article_id) - bytes as bytes_before from first
)
select article_id from summed where bytes_before < %(max_bytes)s
