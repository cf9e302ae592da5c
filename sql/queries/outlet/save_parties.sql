-- Give each outlet the name under which it is credited itself: that of its agency; else that of a party whose address would
-- be the outlet's, for outlets that no configuration names and for namesakes ("ABC News (US)"); else that of the party that
-- is called as the outlet is; else its own.
-- Uses party_pkey, party_squeezed.
-- Parameters: arrays outlet_id, agency.
with named as (
    select o.outlet_id, coalesce(n.agency, addressed.name, called.name, o.name) as party
    from unnest(%(outlet_id)s::bigint[], %(agency)s::text[]) as n (outlet_id, agency)
    join wirecopy.outlet o using (outlet_id)
    left join lateral (
        select name from wirecopy.party
        where wirecopy.squeezed(name) = wirecopy.squeezed(split_part(o.domain, '.', 1)) and (not o.listed or o.name like '%% (%%)')
        order by name limit 1
    ) addressed on true
    left join wirecopy.party called on called.party_key = wirecopy.party_key(o.name) and called.name <> o.domain
)
update wirecopy.outlet o set party = n.party
from named n where n.outlet_id = o.outlet_id and o.party is distinct from n.party
