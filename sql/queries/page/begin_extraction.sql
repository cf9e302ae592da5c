-- Count that an extraction of a page begins. The claim does not count, because it takes many pages at once: a task that
-- dies again and again must not put the blame on pages that it never came to.
-- Row: how often it began, this time included.
-- Parameters: page_fetch_id.
update wirecopy.page_fetch
set extract_attempts = extract_attempts + 1
where page_fetch_id = %(page_fetch_id)s
returning extract_attempts
