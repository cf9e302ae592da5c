-- The feed's text was read in place of the page; gives the claim back. No row: the claim was lost.
-- Parameters: page_id, holder, now.
update wirecopy.page set feed_text_read_at = %(now)s, lease_holder = null, lease_until = null
where page_id = %(page_id)s and lease_holder = %(holder)s
returning page_id
