-- Leave a domain alone. Of two holds the longer one counts.
-- Parameters: domain, until, reason.
insert into wirecopy.domain_hold as h (domain, until, reason)
values (%(domain)s, %(until)s, %(reason)s)
on conflict (domain) do update set until = excluded.until, reason = excluded.reason where h.until < excluded.until
