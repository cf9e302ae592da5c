-- List the domains of one shard that have pages to claim. It looks at all that is due, so it is asked few times in a stage.
-- Row: domain.
-- Uses page_due.
-- Parameters: due, started, now, shard, shards.
select d.domain
from (
    select distinct domain
    from wirecopy.page
    where next_fetch_at <= %(due)s
      and (last_fetched_at is null or last_fetched_at < %(started)s)
      and (lease_until is null or lease_until < %(now)s)
      and not exists (
          select from wirecopy.attempt t where t.item = 'page' and t.item_id = page.page_id and t.set_aside_at is not null)
) d
where wirecopy.shard_of(d.domain, %(shards)s) = %(shard)s
  and not exists (select from wirecopy.domain_hold h where h.domain = d.domain and h.until > %(now)s)
