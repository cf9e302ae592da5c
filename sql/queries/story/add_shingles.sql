-- Index the sketches of a batch; stop hashes too, or nobody could tell later whether they still are.
-- Parameters: arrays hash, article_id, seen_at.
insert into wirecopy.shingle (hash, article_id, seen_at)
select * from unnest(%(hash)s::bigint[], %(article_id)s::bigint[], %(seen_at)s::timestamptz[]) as s (hash, article_id, seen_at)
