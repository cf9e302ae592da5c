-- Note that the feed's text was read in place of the page, and give the claim back. No row comes back where the claim
-- was lost.
-- Parameters: page_id, holder, now.
update wirecopy.page set feed_text_read_at = %(now)s, lease_holder = null, lease_until = null
where page_id = %(page_id)s and lease_holder = %(holder)s
returning page_id
