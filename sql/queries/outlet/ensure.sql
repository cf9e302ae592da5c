-- Find or add an outlet that no configuration lists, because a link led to it.
-- Row: outlet_id.
-- Parameters: domain, now.
insert into wirecopy.outlet (domain, name, created_at)
values (%(domain)s, %(domain)s, %(now)s)
on conflict (domain) do update set name = outlet.name
returning outlet_id
