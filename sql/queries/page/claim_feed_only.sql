-- Take pages that we will not get, because they were refused or given up, but whose text a feed carries. Pages with an
-- article that was read on the page itself are not taken, nor texts that were set aside.
-- Uses page_feed_only.
-- Parameters: suspect (as in claim_extraction), now, until, holder, max, refusals, min_characters.
update wirecopy.page p
set lease_holder = %(holder)s, lease_until = %(until)s
from (
    select page_id
    from wirecopy.page
    where feed_text_read_at is null and last_outcome is not null and not wirecopy.is_success(last_outcome)
      and (next_fetch_at is null or last_outcome = any(%(refusals)s))
      and (lease_until is null or lease_until < %(now)s)
      and exists (select from wirecopy.entry e where e.page_id = page.page_id and length(e.content) >= %(min_characters)s)
      and not exists (
          select from wirecopy.article a where a.article_id = page.article_id and a.text_source <> 'feed')
      and %(suspect)s = exists (
          select from wirecopy.attempt t where t.item = 'feed_text' and t.item_id = page.page_id)
      and not exists (
          select from wirecopy.attempt t
          where t.item = 'feed_text' and t.item_id = page.page_id and t.set_aside_at is not null)
    order by page_id
    limit %(max)s
    for update skip locked
) feed_only
where p.page_id = feed_only.page_id
returning p.page_id, p.url, p.first_seen_at
