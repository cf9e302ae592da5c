-- Count the pages to replay, as page/newest_documents reads them; of pages that show one article all count, which is a few
-- too many and costs no look at each article.
-- Row: the number.
-- Parameters: since, until, outlet (a domain, or null for all).
select count(distinct f.page_id)
from wirecopy.page_fetch f
where f.fetched_at >= %(since)s and f.fetched_at < %(until)s
  and f.document_id is not null and f.extract_outcome is not null
  and (%(outlet)s::text is null
       or '.' || split_part(split_part(f.final_url, '/', 3), ':', 1) like '%%.' || %(outlet)s)
