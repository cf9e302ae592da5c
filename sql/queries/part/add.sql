-- Add a part that was fetched along with a page.
-- Parameters: page_fetch_id, part_no, kind, url, outcome, message, http_status, document_id, document_fetched_at.
insert into wirecopy.page_part (page_fetch_id, part_no, kind, url, outcome, message, http_status, document_id, document_fetched_at)
values (%(page_fetch_id)s, %(part_no)s, %(kind)s, %(url)s, %(outcome)s, %(message)s, %(http_status)s, %(document_id)s, %(document_fetched_at)s)
