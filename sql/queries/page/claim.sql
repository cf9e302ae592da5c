-- Take due pages of some domains for a worker, of each domain so many and the newest first: fresh news before re-checks. Each is
-- taken once in a run whatever its schedule says. Pages of domains that want to be left alone are not taken, nor those that
-- were set aside. Domain by domain, because ranking all that is due took a second among 100,000 pages, for each claim.
-- Row: the page, with how many parts its last document came with; is_suspect as in feed/claim.
-- Uses page_domain_due.
-- Parameters: domains (array), max (of each domain), due, started, now, holder, until.
update wirecopy.page p
set lease_holder = %(holder)s, lease_until = %(until)s
from (
    select domain from unnest(%(domains)s::text[]) as asked (domain)
    where not exists (select from wirecopy.domain_hold h where h.domain = asked.domain and h.until > %(now)s)
) d
cross join lateral (
    select page_id from wirecopy.page
    where page.domain = d.domain and next_fetch_at <= %(due)s
      and (last_fetched_at is null or last_fetched_at < %(started)s)
      and (lease_until is null or lease_until < %(now)s)
      and not exists (
          select from wirecopy.attempt t where t.item = 'page' and t.item_id = page.page_id and t.set_aside_at is not null)
    order by page_id desc
    limit %(max)s
    for update skip locked
) due
where p.page_id = due.page_id
returning p.page_id, p.url, p.domain, p.etag, p.last_modified, p.body_sha256, p.attempts, p.checks, p.first_fetched_at,
          exists (select from wirecopy.attempt t where t.item = 'page' and t.item_id = p.page_id) as is_suspect,
          p.alternate_kind, case when p.alternate_words is distinct from 0 then p.alternate_url end as alternate_url,
          (select count(*) from wirecopy.page_part t
           where t.outcome = 'ok' and t.page_fetch_id = (
               select f.page_fetch_id from wirecopy.page_fetch f
               where f.page_id = p.page_id and f.document_id is not null
               order by f.fetched_at desc
               limit 1))::integer as parts
