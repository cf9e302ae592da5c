-- Store which record of which file a fetch of a page is.
-- Parameters: page_fetch_id, page_id, warc_file_id, start_byte, record_id, captured_at, run_id, now.
insert into wirecopy.capture (page_fetch_id, page_id, warc_file_id, start_byte, record_id, captured_at, run_id, imported_at)
values (%(page_fetch_id)s, %(page_id)s, %(warc_file_id)s, %(start_byte)s, %(record_id)s, %(captured_at)s, %(run_id)s, %(now)s)
