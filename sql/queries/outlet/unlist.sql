-- Outlets that left the configuration stay, marked. Parameters: domain (array of those listed).
update wirecopy.outlet set listed = false where listed and domain <> all(%(domain)s::text[])
