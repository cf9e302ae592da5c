-- Read the documents that a run extracted, in the order in which they were fetched, a page of them.
-- Row: at, outlet, url, article_id (null: the page shows none), outcome, message, http_status, seconds (of its fetch), of_all
-- (documents that fit, beyond this page too).
-- Uses page_fetch_extract_run, page_fetch_pkey. The outlet is looked up for the rows of the page alone.
-- Parameters: run_id, outcome (null: all), max, skipped.
with chosen as (
    select page_fetch_id, count(*) over () as of_all
    from news.page_fetches
    where extract_run_id = %(run_id)s and (%(outcome)s::text is null or extract_outcome = %(outcome)s)
    order by page_fetch_id
    limit %(max)s offset %(skipped)s
)
select
    f.extracted_at as at, f.outlet, f.url, f.article_id, f.extract_outcome as outcome, f.extract_message as message, f.http_status,
    f.seconds, chosen.of_all
from chosen
join news.page_fetches f using (page_fetch_id)
order by f.page_fetch_id
