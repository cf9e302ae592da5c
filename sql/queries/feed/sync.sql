-- Bring the feeds of the configuration into the table. A retired one that came back is active again.
-- Row: whether it was inserted.
-- Parameters: arrays outlet_domain, url, url_sha256, domain, category; now.
insert into wirecopy.feed (outlet_id, url, url_sha256, domain, category, next_poll_at, created_at)
select o.outlet_id, c.url, c.url_sha256, c.domain, c.category, %(now)s, %(now)s
from unnest(%(outlet_domain)s::text[], %(url)s::text[], %(url_sha256)s::bytea[], %(domain)s::text[], %(category)s::text[])
     as c (outlet_domain, url, url_sha256, domain, category)
join wirecopy.outlet o on o.domain = c.outlet_domain
order by c.url_sha256
on conflict (url_sha256) do update
set outlet_id = excluded.outlet_id, category = excluded.category,
    status = case when feed.status = 'retired' then 'active' else feed.status end,
    next_poll_at = case when feed.status = 'retired' then excluded.next_poll_at else feed.next_poll_at end
where feed.status = 'retired'
   or (feed.outlet_id, feed.category) is distinct from (excluded.outlet_id, excluded.category)
returning xmax = 0
