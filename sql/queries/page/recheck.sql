-- Pages whose entry changed are looked at again now. Parameters: page_ids, now.
update wirecopy.page
set next_fetch_at = %(now)s
where page_id = any(%(page_ids)s) and last_fetched_at is not null and next_fetch_at is distinct from %(now)s
