-- Find the indexed articles that are worth an exact comparison, the nearest first: those that have enough of
-- their smallest shingle hashes in common. As few as two lost no copy and no version of two corpora
-- (docs/evidence/dedupe.md 4c). A hash met in more than so many stories is noted as a stop shingle on the spot: by tomorrow it would have cost a
-- scan for every article that carries it. Waiting companions are left out: they
-- are linked in their own batch. There is one probe of the index for each hash. Without `offset 0` the planner
-- reads the whole index for a large batch, which costs the more the larger the archive is. since and until are for the
-- partitions.
-- Row: article of the batch, candidate, hashes in common, whether seen within `near` of each other.
-- Uses shingle_hash.
-- Parameters: arrays hash, hash_of (the batch's sketches), article_id, seen_at (its articles); since, until, window,
-- near, stories, least_shared, most, now.
with asked as materialized (
    select a.hash, a.article_id from unnest(%(hash)s::bigint[], %(hash_of)s::bigint[]) as a (hash, article_id)
    where not exists (select from wirecopy.stop_shingle stop where stop.hash = a.hash)
), met as materialized (
    select a.hash, a.article_id, found.other_id, found.other_seen_at
    from asked a
    cross join lateral (
        select s.article_id as other_id, s.seen_at as other_seen_at from wirecopy.shingle s
        where s.hash = a.hash and s.seen_at > %(since)s and s.seen_at < %(until)s
        offset 0
    ) found
), crowded as (
    select hash, array_agg(distinct other_id) as others from met group by hash having count(*) > %(stories)s
), stopped as (
    insert into wirecopy.stop_shingle (hash, stories, noted_at)
    select hash, count(distinct c.story_id), %(now)s
    from crowded
    cross join lateral unnest(crowded.others) as other (article_id)
    join wirecopy.story_copy c using (article_id)
    group by hash
    having count(distinct c.story_id) > %(stories)s
    on conflict (hash) do nothing
    returning hash
), counted as (
    select article_id, other_id, count(*) as shared, min(other_seen_at) as other_seen_at
    from met
    where hash not in (select hash from stopped)
    group by 1, 2
    having count(*) >= %(least_shared)s
), ranked as (
    select article_id, other_id, shared, distance,
           row_number() over (partition by article_id order by shared desc, other_id) as place
    from counted
    join unnest(%(article_id)s::bigint[], %(seen_at)s::timestamptz[]) as a (article_id, seen_at) using (article_id)
    cross join lateral (select greatest(other_seen_at - seen_at, seen_at - other_seen_at) as distance) seen
    where distance < %(window)s::interval
      and not exists (select from wirecopy.waiting_companion w where w.article_id = counted.other_id)
)
select article_id, other_id, shared, distance <= %(near)s::interval
from ranked
where place <= %(most)s
