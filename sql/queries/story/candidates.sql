-- Pairs of articles that are worth an exact comparison: at least two of their smallest shingle hashes in
-- common, which lost no copy and no version of two corpora (notes/dedup.md 4c). Uses shingle_hash.
-- Row: the smaller and the larger article number. Parameters: arrays hash, article_id of the batch; since.
select distinct least(asked.article_id, s.article_id), greatest(asked.article_id, s.article_id)
from unnest(%(hash)s::bigint[], %(article_id)s::bigint[]) as asked (hash, article_id)
join wirecopy.shingle s on s.hash = asked.hash and s.article_id <> asked.article_id and s.seen_at > %(since)s
where not exists (select from wirecopy.stop_shingle stop where stop.hash = asked.hash)
group by asked.article_id, s.article_id
having count(*) >= 2
