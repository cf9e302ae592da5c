-- Take fetched pages that wait for extraction. Domains take turns, so that one whose pages each take all the time that a
-- page may have keeps nobody waiting; of a domain the newest come first. Turns are counted among the newest 5,000 (chosen, not
-- measured): what an import brought in may be years of them. A page with an earlier fetch that still waits is left, so that
-- revisions keep their order.
-- Row: the page with its raw document; body_bytes and body_zstd are null where that is gone.
-- Uses page_fetch_waiting.
-- Parameters: suspect (whether those whose extraction began before and did not end, or the others), imported (whether those
-- of imports, or the others; null: both), now, until, holder, max.
update wirecopy.page_fetch f
set lease_holder = %(holder)s, lease_until = %(until)s
from (
    select q.page_fetch_id, q.document_id, q.document_fetched_at
    from wirecopy.page_fetch q
    join (
        select newest.page_fetch_id,
               row_number() over (partition by newest.domain order by newest.page_fetch_id desc) as turn
        from (
            select w.page_fetch_id, p.domain
            from wirecopy.page_fetch w
            join wirecopy.page p using (page_id)
            where w.document_id is not null and w.extract_outcome is null
              and %(suspect)s = exists (
                  select from wirecopy.attempt t where t.item = 'document' and t.item_id = w.page_fetch_id)
              and (w.lease_until is null or w.lease_until < %(now)s)
              and (%(imported)s::boolean is null
                   or exists (select from wirecopy.run r where r.run_id = w.run_id and r.kind = 'import') = %(imported)s)
              and not exists (
                  select from wirecopy.page_fetch earlier
                  where earlier.page_id = w.page_id and earlier.page_fetch_id < w.page_fetch_id
                    and earlier.document_id is not null and earlier.extract_outcome is null)
            order by w.page_fetch_id desc
            limit 5000
        ) newest
    ) ranked using (page_fetch_id)
    where q.extract_outcome is null and (q.lease_until is null or q.lease_until < %(now)s)
    order by ranked.turn, q.page_fetch_id desc
    limit %(max)s
    for update of q skip locked
) waiting
left join wirecopy.document d on d.document_id = waiting.document_id and d.fetched_at = waiting.document_fetched_at,
wirecopy.page p
where f.page_fetch_id = waiting.page_fetch_id
  and p.page_id = f.page_id
returning f.page_fetch_id, f.document_id, f.page_id, f.fetched_at, f.final_url, p.url as listed_url, p.first_seen_at,
          d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd,
          exists (select from wirecopy.page_part t where t.page_fetch_id = f.page_fetch_id) as has_parts
