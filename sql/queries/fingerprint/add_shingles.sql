-- Index the sketches of a batch. Stop shingles are indexed too, or nobody could tell later whether they still are.
-- Parameters: arrays hash, hash_of (the sketches), article_id, seen_at (the articles).
insert into wirecopy.shingle (hash, article_id, seen_at)
select s.hash, s.article_id, a.seen_at
from unnest(%(hash)s::bigint[], %(hash_of)s::bigint[]) as s (hash, article_id)
join unnest(%(article_id)s::bigint[], %(seen_at)s::timestamptz[]) as a (article_id, seen_at) using (article_id)
