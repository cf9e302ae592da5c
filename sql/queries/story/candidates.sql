-- Indexed articles that are worth an exact comparison: at least two of their smallest shingle hashes in common,
-- which lost no copy and no version of two corpora (notes/dedup.md 4c), the nearest first.
-- A hash met in more than so many stories is noted as a stop hash on the spot: by tomorrow it would have cost
-- a scan for every article that carries it. Uses shingle_hash; since and until are for the partitions.
-- Row: article of the batch, candidate, hashes in common, whether seen within `near` of each other.
-- Parameters: arrays hash, hash_of (the batch's sketches), article_id, seen_at (its articles); since, until, window, near, stories, most, now.
with asked as materialized (
    select s.hash, s.article_id, a.seen_at
    from unnest(%(hash)s::bigint[], %(hash_of)s::bigint[]) as s (hash, article_id)
    join unnest(%(article_id)s::bigint[], %(seen_at)s::timestamptz[]) as a (article_id, seen_at) using (article_id)
    where not exists (select from wirecopy.stop_shingle stop where stop.hash = s.hash)
), met as materialized (
    select a.hash, a.article_id, s.article_id as other_id, abs(extract(epoch from s.seen_at - a.seen_at)) as apart
    from asked a
    join wirecopy.shingle s on s.hash = a.hash
    where s.seen_at > %(since)s and s.seen_at < %(until)s
), crowded as (
    select hash, array_agg(distinct other_id) as others from met group by hash having count(*) > %(stories)s
), stopped as (
    insert into wirecopy.stop_shingle (hash, stories, noted_at)
    select hash, count(distinct c.story_id), %(now)s
    from crowded join wirecopy.story_copy c on c.article_id = any(crowded.others)
    group by hash
    having count(distinct c.story_id) > %(stories)s
    on conflict (hash) do nothing
    returning hash
), counted as (
    select article_id, other_id, count(*) as shared, min(apart) as apart
    from met
    where apart < extract(epoch from %(window)s::interval) and hash not in (select hash from stopped)
    group by 1, 2
    having count(*) >= 2
), ranked as (
    select *, row_number() over (partition by article_id order by shared desc, other_id) as place from counted
)
select article_id, other_id, shared, apart <= extract(epoch from %(near)s::interval)
from ranked
where place <= %(most)s
