-- Find the last document of each feed that is still at hand.
-- Row: feed_id, sha256, document_id, fetched_at.
-- Uses poll_feed, the partition's primary key.
-- Parameters: feed_ids.
select f.feed_id, d.sha256, d.document_id, d.fetched_at
from unnest(%(feed_ids)s::bigint[]) as f (feed_id)
cross join lateral (
    select document_id, document_fetched_at
    from wirecopy.poll
    where feed_id = f.feed_id and document_id is not null
    order by polled_at desc
    limit 1
) last
join wirecopy.document d on d.document_id = last.document_id and d.fetched_at = last.document_fetched_at
