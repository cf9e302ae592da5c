-- Add the polls of a batch of feeds.
-- Parameters: run_id, now, arrays feed_id, outcome, message, http_status, final_url, seconds, wire_bytes,
-- entries_listed, entries_new, document_id, document_fetched_at.
insert into wirecopy.poll (feed_id, run_id, polled_at, outcome, message, http_status, final_url, seconds, wire_bytes,
                           entries_listed, entries_new, document_id, document_fetched_at)
select p.feed_id, %(run_id)s, %(now)s, p.outcome, p.message, p.http_status, p.final_url, p.seconds, p.wire_bytes,
       p.entries_listed, p.entries_new, p.document_id, p.document_fetched_at
from unnest(%(feed_id)s::bigint[], %(outcome)s::text[], %(message)s::text[], %(http_status)s::integer[], %(final_url)s::text[],
            %(seconds)s::real[], %(wire_bytes)s::bigint[], %(entries_listed)s::integer[], %(entries_new)s::integer[],
            %(document_id)s::bigint[], %(document_fetched_at)s::timestamptz[])
     as p (feed_id, outcome, message, http_status, final_url, seconds, wire_bytes, entries_listed, entries_new,
           document_id, document_fetched_at)
order by p.feed_id
