-- Mark outlets that left the configuration. They stay.
-- Parameters: domain (array of those listed).
update wirecopy.outlet set listed = false where listed and domain <> all(%(domain)s::text[])
