-- Let the feeds of a domain be asked again.
-- Parameters: domain.
delete from wirecopy.refusing_domain where domain = %(domain)s
