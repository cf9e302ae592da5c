-- Read what is known of the last raw document of a feed that is at hand.
-- Row: the document; none where nothing came yet, or its month is in the archive.
-- Uses poll_feed.
-- Parameters: feed_id.
select d.poll_id, d.fetched_at, d.url, d.content_type, d.bytes, d.sha256
from news.feed_documents d
join news.polls p using (poll_id)
where p.feed_id = %(feed_id)s
order by p.polled_at desc
limit 1
