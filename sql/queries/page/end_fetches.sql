-- Let a page be fetched no more, unless its entry changes.
-- Parameters: page_id.
update wirecopy.page set next_fetch_at = null where page_id = %(page_id)s and next_fetch_at is not null
