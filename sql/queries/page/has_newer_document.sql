-- Say whether a page has a newer document than that of a fetch.
-- Row: yes or no.
-- Parameters: page_id, page_fetch_id, fetched_at.
select exists (
    select from wirecopy.page_fetch later
    where later.page_id = %(page_id)s and later.document_id is not null
      and (later.fetched_at, later.page_fetch_id) > (%(fetched_at)s, %(page_fetch_id)s))
