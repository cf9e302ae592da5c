-- Give each outlet the name under which it is credited itself: that of its agency; else that of a party whose address would
-- be the outlet's, for outlets that no configuration names and for namesakes ("ABC News (US)"); else that of the party that
-- is called as the outlet is; else its own. Where that is another one than before, what the outlet wrote itself is no wire copy
-- any more, or is one now: these articles and their stories are changes that readers hear of.
-- The index of parties knows their names in the order of the database, and domains have another one: without a word about that
-- each outlet read all parties (100,000: 80 ms).
-- Uses party_pkey, party_squeezed, article_outlet_domain, story_copy_pkey.
-- Parameters: arrays outlet_id, agency.
with named as (
    select o.outlet_id, coalesce(n.agency, addressed.name, called.name, o.name) as party, coalesce(o.party, o.name) as was
    from unnest(%(outlet_id)s::bigint[], %(agency)s::text[]) as n (outlet_id, agency)
    join wirecopy.outlet o using (outlet_id)
    left join lateral (
        select name from wirecopy.party
        where wirecopy.squeezed(name) = wirecopy.squeezed(split_part(o.domain, '.', 1)) collate "default" and (not o.listed or o.name like '%% (%%)')
        order by name limit 1
    ) addressed on true
    left join wirecopy.party called on called.party_key = wirecopy.party_key(o.name) and called.name <> o.domain
), outlets as (
    update wirecopy.outlet o set party = n.party
    from named n where n.outlet_id = o.outlet_id and o.party is distinct from n.party
    returning o.domain, n.party, n.was
), own as (
    select a.article_id
    from outlets o
    join wirecopy.article a on a.outlet_domain = o.domain
    where o.party <> o.was and a.originator in (o.party, o.was)
), articles as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'credit') where article_id in (select article_id from own)
)
update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'credit')
where story_id in (select story_id from wirecopy.story_copy where article_id in (select article_id from own))
