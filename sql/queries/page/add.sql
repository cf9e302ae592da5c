-- Add article addresses that feeds listed. Known ones are left alone. The anti-join saves identity numbers (ON CONFLICT
-- burns one per conflict), and the order prevents deadlocks.
-- Parameters: arrays url, key_sha256, domain, due; now.
insert into wirecopy.page (url, key_sha256, domain, first_seen_at, next_fetch_at)
select distinct on (c.key_sha256) c.url, c.key_sha256, c.domain, %(now)s, c.due
from unnest(%(url)s::text[], %(key_sha256)s::bytea[], %(domain)s::text[], %(due)s::timestamptz[]) as c (url, key_sha256, domain, due)
where not exists (select from wirecopy.page p where p.key_sha256 = c.key_sha256)
order by c.key_sha256, c.due
on conflict (key_sha256) do nothing
