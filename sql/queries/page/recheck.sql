-- Have pages whose entry changed looked at again now. They are locked in one order, as two feeds may list the same
-- pages.
-- Parameters: now, arrays feed_id, key (of the changed entries).
with changed as (
    select page_id from wirecopy.page
    where page_id in (
        select e.page_id
        from unnest(%(feed_id)s::bigint[], %(key)s::bytea[]) as c (feed_id, key)
        join wirecopy.entry e using (feed_id, key))
      and last_fetched_at is not null and next_fetch_at is distinct from %(now)s
    order by page_id
    for no key update
)
update wirecopy.page set next_fetch_at = %(now)s, feed_text_read_at = null from changed where page.page_id = changed.page_id
