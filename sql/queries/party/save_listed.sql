-- Give the parties that the configuration lists their names. The rows are sorted by key: concurrent upserts in one order cannot
-- deadlock.
-- Parameters: arrays spelling, name (the first of two with one key counts).
insert into wirecopy.party (party_key, name)
select distinct on (party_key) party_key, name
from (select wirecopy.party_key(spelling) as party_key, name, place
      from unnest(%(spelling)s::text[], %(name)s::text[]) with ordinality as l (spelling, name, place)) spelled
order by party_key, place
on conflict (party_key) do update set name = excluded.name where party.name <> excluded.name
