-- Let the feeds of a domain wait, because it refused them.
-- Parameters: domain, refusals_in_row, until.
insert into wirecopy.refusing_domain (domain, refusals_in_row, until)
values (%(domain)s, %(refusals_in_row)s, %(until)s)
on conflict (domain) do update set refusals_in_row = excluded.refusals_in_row, until = excluded.until
