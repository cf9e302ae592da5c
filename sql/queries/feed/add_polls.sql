-- Add the polls of a batch of feeds.
-- Parameters: run_id, now, arrays feed_id, outcome, message, http_status, final_url, seconds, wire_bytes,
-- entries_listed, entries_new, document_id, document_fetched_at.
insert into wirecopy.poll (run_id, polled_at, feed_id, outcome, message, http_status, final_url, seconds, wire_bytes,
                           entries_listed, entries_new, document_id, document_fetched_at)
select %(run_id)s, %(now)s, p.*
from unnest(%(feed_id)s::bigint[], %(outcome)s::text[], %(message)s::text[], %(http_status)s::integer[], %(final_url)s::text[],
            %(seconds)s::real[], %(wire_bytes)s::bigint[], %(entries_listed)s::integer[], %(entries_new)s::integer[],
            %(document_id)s::bigint[], %(document_fetched_at)s::timestamptz[]) as p (feed_id)
order by p.feed_id
