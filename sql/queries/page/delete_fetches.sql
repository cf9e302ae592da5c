-- Look at one batch of old page fetches and delete those that nothing needs. The last fetch of a page stays, because it
-- tells the page's fate. The one with its newest document stays, because a replay begins there. So does what waits for
-- extraction.
-- Row: the last page_fetch_id looked at (null: none left), and how many were deleted.
-- Uses page_fetch_page.
-- Parameters: before, after, max.
with batch as (
    select page_fetch_id, page_id, fetched_at, document_id, extract_outcome
    from wirecopy.page_fetch
    where page_fetch_id > %(after)s and fetched_at < %(before)s
    order by page_fetch_id
    limit %(max)s
), deleted as (
    delete from wirecopy.page_fetch f
    using batch b
    where f.page_fetch_id = b.page_fetch_id
      and exists (
          select from wirecopy.page_fetch later
          where later.page_id = b.page_id and (later.fetched_at, later.page_fetch_id) > (b.fetched_at, b.page_fetch_id))
      and (b.document_id is null
           or b.extract_outcome is not null
              and exists (
                  select from wirecopy.page_fetch later
                  where later.page_id = b.page_id and later.document_id is not null
                    and (later.fetched_at, later.page_fetch_id) > (b.fetched_at, b.page_fetch_id)))
    returning 1
)
select (select max(page_fetch_id) from batch), (select count(*) from deleted)
