-- Give the credits that are about to be published the one name of each party. A party that nobody knows has the spelling
-- that was met first; where an outlet has its address and no name of its own, it is that outlet. All members of the stories count:
-- one that changed between this statement and its number has that number with the spelling of its page, and gets another one.
-- Articles are locked before their credits, as extraction does.
-- Uses article_unpublished, story_copy_story, outlet_squeezed.
-- Parameters: story_id (array of those rolled up), max (articles in the order of their numbers).
with ready as (
    (select article_id from wirecopy.article where unpublished and compared order by article_id limit %(max)s)
    union
    select article_id from wirecopy.story_copy where story_id = any(%(story_id)s)
), spelled as materialized (
    select c.article_id, c.position, c.party, wirecopy.party_key(c.party) as party_key
    from ready join wirecopy.credit c using (article_id)
), first_met as (
    select distinct on (party_key) party_key, party as name from spelled
    -- Shouting is the last choice.
    order by party_key, party = upper(party), article_id, position
), added as (
    insert into wirecopy.party (party_key, name) select party_key, name from first_met order by party_key
    on conflict (party_key) do nothing
), met as (
    select f.name from first_met f left join wirecopy.party p using (party_key) where p.party_key is null
), outlets as (
    update wirecopy.outlet o set party = met.name
    from met
    where wirecopy.squeezed(split_part(o.domain, '.', 1)) = wirecopy.squeezed(met.name)
      and coalesce(o.party, o.name) = o.name and (not o.listed or o.name like '%% (%%)')
), named as materialized (
    select s.article_id, s.position, coalesce(p.name, f.name) as name
    from spelled s
    join first_met f using (party_key)
    left join wirecopy.party p using (party_key)
    where s.party <> coalesce(p.name, f.name)
), locked as materialized (
    select article_id from wirecopy.article where article_id in (select article_id from named) order by article_id for update
), told as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'credit')
    where article_id in (select article_id from locked) and not unpublished
)
update wirecopy.credit c set party = n.name
from named n join locked using (article_id)
where c.article_id = n.article_id and c.position = n.position
