-- Find the names that parties have and that the configuration lists under another one.
-- Row: was, name.
-- Parameters: arrays spelling, name (the first of two with one key counts).
select distinct on (p.name) p.name as was, l.name
from wirecopy.party p
join (
    select distinct on (party_key) party_key, name
    from (select wirecopy.party_key(spelling) as party_key, name, place
          from unnest(%(spelling)s::text[], %(name)s::text[]) with ordinality as l (spelling, name, place)) spelled
    order by party_key, place
) l using (party_key)
where p.name <> l.name
order by p.name, l.name
