-- Read all outlets with their names.
select outlet_id, domain, name, listed, party from wirecopy.outlet order by outlet_id
