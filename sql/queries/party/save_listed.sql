-- Give the parties that the configuration lists their names. Credits that had another name until now get it, and are changes
-- that readers hear of. The rows are sorted by key: concurrent upserts in one order cannot deadlock.
-- Uses credit_party.
-- Parameters: arrays spelling, name (the first of two with one key counts).
with listed as materialized (
    select distinct on (party_key) party_key, name
    from (select wirecopy.party_key(spelling) as party_key, name, place
          from unnest(%(spelling)s::text[], %(name)s::text[]) with ordinality as l (spelling, name, place)) spelled
    order by party_key, place
), renamed as materialized (
    select distinct p.name as was, l.name from wirecopy.party p join listed l using (party_key) where p.name <> l.name
), saved as (
    insert into wirecopy.party (party_key, name) select party_key, name from listed order by party_key
    on conflict (party_key) do update set name = excluded.name where party.name <> excluded.name
), articles as (
    update wirecopy.article set unpublished = true
    where article_id in (select article_id from wirecopy.credit where party in (select was from renamed))
), stories as (
    update wirecopy.story set unpublished = true
    where story_id in (select story_id from wirecopy.credit join wirecopy.story_copy using (article_id)
                       where party in (select was from renamed))
)
update wirecopy.credit c set party = r.name from renamed r where c.party = r.was
