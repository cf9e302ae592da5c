-- Parameters: the columns.
insert into wirecopy.poll (feed_id, run_id, polled_at, outcome, message, http_status, final_url, seconds, wire_bytes,
                           entries_listed, entries_new, document_id, document_fetched_at)
values (%(feed_id)s, %(run_id)s, %(now)s, %(outcome)s, %(message)s, %(http_status)s, %(final_url)s, %(seconds)s, %(wire_bytes)s,
        %(entries_listed)s, %(entries_new)s, %(document_id)s, %(document_fetched_at)s)
