-- Take due pages of one shard for a worker, each once in a run whatever its schedule says. Domains take turns, so that one
-- with thousands of pages keeps nobody waiting; of a domain the newest come first: fresh news before re-checks. Pages of
-- domains that want to be left alone are not taken, nor those that were set aside.
-- Row: the page, with how many parts its last document came with; is_suspect as in feed/claim.
-- Uses page_due.
-- Parameters: due, started, now, shard, shards, holder, until, max, max_of_domain, passed_over (array of domains).
update wirecopy.page p
set lease_holder = %(holder)s, lease_until = %(until)s
from (
    select q.page_id
    from wirecopy.page q
    join (
        select page_id, row_number() over (partition by domain order by page_id desc) as turn
        from wirecopy.page
        where next_fetch_at <= %(due)s
          and domain <> all(%(passed_over)s)
          and (last_fetched_at is null or last_fetched_at < %(started)s)
          and (lease_until is null or lease_until < %(now)s)
          and wirecopy.shard_of(domain, %(shards)s) = %(shard)s
          and not exists (select from wirecopy.domain_hold h where h.domain = page.domain and h.until > %(now)s)
          and not exists (
              select from wirecopy.attempt t where t.item = 'page' and t.item_id = page.page_id and t.set_aside_at is not null)
    ) ranked using (page_id)
    where ranked.turn <= %(max_of_domain)s and (q.lease_until is null or q.lease_until < %(now)s)
    order by ranked.turn, q.page_id desc
    limit %(max)s
    for update of q skip locked
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
