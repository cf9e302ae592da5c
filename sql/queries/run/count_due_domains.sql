-- Count the registrable domains that have work that is due.
-- Row: the number.
-- Parameters: due.
select count(*) from (
    select domain from wirecopy.feed where status <> 'retired' and next_poll_at <= %(due)s
    union
    select domain from wirecopy.page where next_fetch_at <= %(due)s
) domains
