-- Count the documents of a stretch of time that still wait for extraction, which pages do.
-- Row: the number.
-- Uses page_fetch_waiting.
-- Parameters: since, until, kind (null: of any).
select count(*)
from wirecopy.page_fetch
where document_id is not null and extract_outcome is null
  and document_fetched_at >= %(since)s and document_fetched_at < %(until)s
  and %(kind)s is distinct from 'feed'
