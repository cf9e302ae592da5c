-- Add a fetch of a page.
-- Row: page_fetch_id.
-- Parameters: page_id, run_id, now, outcome, message, http_status, final_url, seconds, wire_bytes, document_id,
-- document_fetched_at.
insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, message, http_status, final_url, seconds, wire_bytes,
                                 document_id, document_fetched_at)
values (%(page_id)s, %(run_id)s, %(now)s, %(outcome)s, %(message)s, %(http_status)s, %(final_url)s, %(seconds)s, %(wire_bytes)s,
        %(document_id)s, %(document_fetched_at)s)
returning page_fetch_id
