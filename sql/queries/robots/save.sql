-- Store robots.txt files, sorted by key like every batch.
-- Parameters: arrays origin, status, body, fetched_at.
insert into wirecopy.robots (origin, status, body, fetched_at)
select f.*
from unnest(%(origin)s::text[], %(status)s::integer[], %(body)s::bytea[], %(fetched_at)s::timestamptz[]) as f (origin)
order by f.origin
on conflict (origin) do update set status = excluded.status, body = excluded.body, fetched_at = excluded.fetched_at
