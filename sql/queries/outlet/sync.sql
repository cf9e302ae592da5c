-- Bring the outlets of the configuration into the table. They are sorted by key: concurrent upserts in one order cannot
-- deadlock.
-- Parameters: arrays domain, name, language, country, kind; now.
insert into wirecopy.outlet (domain, name, language, country, kind, listed, created_at)
select c.domain, c.name, c.language, c.country, c.kind, true, %(now)s
from unnest(%(domain)s::text[], %(name)s::text[], %(language)s::text[], %(country)s::text[], %(kind)s::text[])
     as c (domain, name, language, country, kind)
order by c.domain
on conflict (domain) do update
set name = excluded.name, language = excluded.language, country = excluded.country, kind = excluded.kind, listed = true
where (outlet.name, outlet.language, outlet.country, outlet.kind, outlet.listed)
      is distinct from (excluded.name, excluded.language, excluded.country, excluded.kind, true)
