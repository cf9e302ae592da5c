-- Say when the newest document of a page was fetched.
-- Row: the time, null where there is none.
-- Uses page_fetch_page.
-- Parameters: page_id.
select max(fetched_at) from wirecopy.page_fetch where page_id = %(page_id)s and document_id is not null
